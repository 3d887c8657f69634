// Where time comes from. Rooms get a Moment as an argument; only programs and web/ hold a Clock.
#pragma once

#include "base/date.h"

namespace base {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

class SystemClock : public Clock {
  public:
    Moment now() const override;
};

// For tests, demonstrations and screenshots: time stands still until it is moved.
class FixedClock : public Clock {
  public:
    explicit FixedClock(Moment moment) : moment_(moment) {}
    Moment now() const override { return moment_; }
    void set(Moment moment) { moment_ = moment; }

  private:
    Moment moment_;
};

}  // namespace base
