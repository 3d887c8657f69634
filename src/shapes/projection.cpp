// Gauss–Krüger on GRS 80 after Krüger 1912, as 国土地理院 computes it (Kawase 2011): the series to
// n³ is right to a millimetre within a zone.
#include "shapes/projection.h"

#include <cmath>

#include "base/text.h"

namespace shapes {

constexpr double radians = 3.14159265358979323846 / 180;
constexpr double axis = 6378137;             // metres
constexpr double n = 0.0016792203946287448;  // third flattening: f / (2 - f), 1/f = 298.2572…
constexpr double n2 = n * n, n3 = n2 * n;
constexpr double alpha[] = {
    n / 2 - 2 * n2 / 3 + 5 * n3 / 16, 13 * n2 / 48 - 3 * n3 / 5, 61 * n3 / 240};
constexpr double beta[] = {n / 2 - 2 * n2 / 3 + 37 * n3 / 96, n2 / 48 + n3 / 15, 17 * n3 / 480};
constexpr double delta[] = {2 * n - 2 * n2 / 3 - 2 * n3, 7 * n2 / 3 - 8 * n3 / 5, 56 * n3 / 15};

static std::optional<double> number_after(std::string_view text, std::string_view words);

base::Result<Projection, std::string> Projection::from(std::string_view prj) {
    Projection p;
    if (base::contains(prj, "Tokyo") || base::contains(prj, "Bessel"))
        return base::refuse(std::string("is drawn on the datum of before 2002 (日本測地系)"));
    if (!base::contains(prj, "PROJCS")) return p;
    if (!base::contains(prj, "Transverse_Mercator"))
        return base::refuse(std::string("is drawn in a projection that is not known here"));
    p.plane_ = true;
    p.meridian_ = number_after(prj, "\"Central_Meridian\",").value_or(0);
    p.latitude_ = number_after(prj, "\"Latitude_Of_Origin\",").value_or(0);
    p.scale_ = number_after(prj, "\"Scale_Factor\",").value_or(1);
    p.east_ = number_after(prj, "\"False_Easting\",").value_or(0);
    p.north_ = number_after(prj, "\"False_Northing\",").value_or(0);
    p.unit_ = number_after(prj, "UNIT[\"Meter\",").value_or(1);
    if (!(p.scale_ > 0.5 && p.scale_ < 2 && p.unit_ > 0))
        return base::refuse(std::string("has a projection that cannot be"));
    return p;
}

// The distance from the equator, as an angle on a sphere.
static double rectifying(double latitude) {
    const double e = 2 * std::sqrt(n) / (1 + n);
    const double sine = std::sin(latitude * radians);
    double xi = std::atan(std::sinh(std::atanh(sine) - e * std::atanh(e * sine)));
    const double conformal = xi;
    for (int j = 1; j <= 3; ++j)
        xi += alpha[j - 1] * std::sin(2 * j * conformal);
    return xi;
}

Degrees Projection::degrees(XY point) const {
    if (!plane_) return {point.x, point.y};
    const double radius = axis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64) * scale_;
    const double xi = (point.y * unit_ - north_) / radius + rectifying(latitude_);
    const double eta = (point.x * unit_ - east_) / radius;
    double north = xi, east = eta;
    for (int j = 1; j <= 3; ++j) {
        north -= beta[j - 1] * std::sin(2 * j * xi) * std::cosh(2 * j * eta);
        east -= beta[j - 1] * std::cos(2 * j * xi) * std::sinh(2 * j * eta);
    }
    const double conformal = std::asin(std::sin(north) / std::cosh(east));
    double latitude = conformal;
    for (int j = 1; j <= 3; ++j)
        latitude += delta[j - 1] * std::sin(2 * j * conformal);
    return {meridian_ + std::atan2(std::sinh(east), std::cos(north)) / radians, latitude / radians};
}

static std::optional<double> number_after(std::string_view text, std::string_view words) {
    const auto folded = base::fold(text);
    const auto found = folded.find(base::fold(words));
    if (found == std::string::npos) return {};
    const auto begin = found + base::fold(words).size();
    const auto end = folded.find_first_not_of("0123456789.+-e", begin);
    return base::to_real(std::string_view(folded).substr(begin, end - begin));
}

}  // namespace shapes
