// The open API as an OpenAPI 3.1 document. A browser test validates it and holds real answers to
// it.
#pragma once

#include <string_view>

namespace home {

inline constexpr std::string_view openapi_document = R"json({
"openapi": "3.1.0",
"info": {"title": "open data", "version": "1", "summary": "Articles, places, events and search of a city's childcare portal",
  "license": {"name": "see the licence of each record"}},
"paths": {
  "/api/v1/search": {"get": {"summary": "Search everything", "operationId": "search", "parameters": [
    {"name": "q", "in": "query", "schema": {"type": "string"}},
    {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["article", "faq", "column", "facility", "event", "shop"]}},
    {"$ref": "#/components/parameters/limit"}],
    "responses": {"200": {"description": "Results, best first", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SearchResults"}}}}, "400": {"$ref": "#/components/responses/Bad"}}}},
  "/api/v1/articles": {"get": {"summary": "Articles, questions and columns, newest first", "operationId": "listArticles", "parameters": [
    {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["article", "faq", "column"]}},
    {"name": "category", "in": "query", "schema": {"type": "string"}},
    {"name": "purpose", "in": "query", "schema": {"type": "string"}},
    {"$ref": "#/components/parameters/limit"}, {"$ref": "#/components/parameters/offset"}],
    "responses": {"200": {"description": "A page of articles", "content": {"application/json": {"schema": {"type": "object", "required": ["total", "results"], "properties": {"total": {"type": "integer"}, "results": {"type": "array", "items": {"$ref": "#/components/schemas/Article"}}}}}}}, "400": {"$ref": "#/components/responses/Bad"}}}},
  "/api/v1/articles/{id}": {"get": {"summary": "One article", "operationId": "showArticle", "parameters": [{"$ref": "#/components/parameters/id"}],
    "responses": {"200": {"description": "The article with its body in Markdown", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Article"}}}}, "404": {"$ref": "#/components/responses/Absent"}}}},
  "/api/v1/facilities": {"get": {"summary": "Places", "operationId": "listFacilities", "parameters": [
    {"$ref": "#/components/parameters/kind"}, {"$ref": "#/components/parameters/purpose"}, {"$ref": "#/components/parameters/q"}, {"$ref": "#/components/parameters/months"}, {"$ref": "#/components/parameters/open"}, {"$ref": "#/components/parameters/day"}, {"$ref": "#/components/parameters/time"}, {"$ref": "#/components/parameters/has"}, {"$ref": "#/components/parameters/near"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/within"}, {"$ref": "#/components/parameters/district"},
    {"$ref": "#/components/parameters/limit"}, {"$ref": "#/components/parameters/offset"}],
    "responses": {"200": {"description": "A page of places", "content": {"application/json": {"schema": {"type": "object", "required": ["total", "results"], "properties": {"total": {"type": "integer"}, "results": {"type": "array", "items": {"$ref": "#/components/schemas/Facility"}}}}}}}, "400": {"$ref": "#/components/responses/Bad"}}}},
  "/api/v1/facilities/{id}": {"get": {"summary": "One place", "operationId": "showFacility", "parameters": [{"$ref": "#/components/parameters/id"}],
    "responses": {"200": {"description": "The place", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Facility"}}}}, "404": {"$ref": "#/components/responses/Absent"}}}},
  "/facilities.geojson": {"get": {"summary": "Places as GeoJSON", "operationId": "facilitiesGeojson", "parameters": [
    {"$ref": "#/components/parameters/kind"}, {"$ref": "#/components/parameters/purpose"}, {"$ref": "#/components/parameters/q"}, {"$ref": "#/components/parameters/months"}, {"$ref": "#/components/parameters/open"}, {"$ref": "#/components/parameters/day"}, {"$ref": "#/components/parameters/time"}, {"$ref": "#/components/parameters/has"}, {"$ref": "#/components/parameters/near"}, {"$ref": "#/components/parameters/at"}, {"$ref": "#/components/parameters/within"}, {"$ref": "#/components/parameters/district"}],
    "responses": {"200": {"description": "A FeatureCollection (RFC 7946)", "content": {"application/geo+json": {"schema": {"type": "object", "required": ["type", "features"]}}}}, "400": {"$ref": "#/components/responses/Bad"}}}},
  "/api/v1/events": {"get": {"summary": "Days of events", "operationId": "listEvents", "parameters": [
    {"name": "from", "in": "query", "schema": {"type": "string", "format": "date"}}, {"name": "to", "in": "query", "schema": {"type": "string", "format": "date"}},
    {"name": "area", "in": "query", "schema": {"type": "string"}}, {"name": "months", "in": "query", "schema": {"type": "integer"}},
    {"$ref": "#/components/parameters/limit"}, {"$ref": "#/components/parameters/offset"}],
    "responses": {"200": {"description": "A page of days", "content": {"application/json": {"schema": {"type": "object", "required": ["total", "results"], "properties": {"total": {"type": "integer"}, "results": {"type": "array", "items": {"$ref": "#/components/schemas/Occurrence"}}}}}}}}}},
  "/api/v1/events/{id}": {"get": {"summary": "One event", "operationId": "showEvent", "parameters": [{"$ref": "#/components/parameters/id"}],
    "responses": {"200": {"description": "The event", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}}}, "404": {"$ref": "#/components/responses/Absent"}}}},
  "/events.ics": {"get": {"summary": "Events as iCalendar (RFC 5545)", "operationId": "eventsIcal", "responses": {"200": {"description": "A calendar", "content": {"text/calendar": {"schema": {"type": "string"}}}}}}},
  "/feed.atom": {"get": {"summary": "New and changed articles as Atom (RFC 4287)", "operationId": "feed", "responses": {"200": {"description": "A feed", "content": {"application/atom+xml": {"schema": {"type": "string"}}}}}}}
},
"components": {
  "parameters": {
    "id": {"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}},
    "limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}},
    "offset": {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0}},
    "kind": {"name": "kind", "in": "query", "description": "A kind (park) or a group of kinds (play); repeat for several", "schema": {"type": "array", "items": {"type": "string"}}, "explode": true},
    "purpose": {"name": "purpose", "in": "query", "description": "What it is for: azukeru, soudan, asobu…", "schema": {"type": "string"}},
    "q": {"name": "q", "in": "query", "description": "Words in name, address and description", "schema": {"type": "string"}},
    "months": {"name": "months", "in": "query", "description": "Age of the child in months", "schema": {"type": "integer", "minimum": -10, "maximum": 227}},
    "open": {"name": "open", "in": "query", "description": "now: open at this moment", "schema": {"type": "string", "enum": ["now"]}},
    "day": {"name": "day", "in": "query", "description": "Open on this day, at `time` or at noon", "schema": {"type": "string", "format": "date"}},
    "time": {"name": "time", "in": "query", "description": "Open at this time, on `day` or today", "schema": {"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"}},
    "has": {"name": "has", "in": "query", "description": "What it must have: nursing_room, diaper, parking, stroller, temporary_care…; repeat for several", "schema": {"type": "array", "items": {"type": "string"}}, "explode": true},
    "near": {"name": "near", "in": "query", "description": "Name of a town or station: nearest first", "schema": {"type": "string"}},
    "at": {"name": "at", "in": "query", "description": "latitude,longitude: nearest first; rounded to about 100 m", "schema": {"type": "string"}},
    "within": {"name": "within", "in": "query", "description": "At most so many metres away", "schema": {"type": "integer", "minimum": 1, "maximum": 100000}},
    "district": {"name": "district", "in": "query", "description": "Name of a district", "schema": {"type": "string"}}
  },
  "responses": {
    "Bad": {"description": "A parameter cannot be understood", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}},
    "Absent": {"description": "There is no such thing", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
  },
  "schemas": {
    "Error": {"type": "object"},
    "SearchResults": {"type": "object", "required": ["results", "total"], "properties": {"total": {"type": "integer"}, "facets": {"type": "object"},
      "results": {"type": "array", "items": {"type": "object", "required": ["id", "kind", "title", "url", "score"], "properties": {"id": {"type": "integer"}, "source_id": {"type": "string"}, "kind": {"type": "string"}, "title": {"type": "string"}, "url": {"type": "string"}, "snippet": {"type": "string"}, "score": {"type": "number"}}}}}},
    "Article": {"type": "object", "required": ["id", "kind", "title", "url", "updated", "source", "licence"], "properties": {"id": {"type": "integer"}, "kind": {"type": "string"}, "title": {"type": "string"}, "summary": {"type": "string"}, "url": {"type": "string"}, "department": {"type": "string"}, "author": {"type": "string"}, "published": {"type": "string", "format": "date"}, "updated": {"type": "string", "format": "date"}, "checked": {"type": ["string", "null"]}, "source": {"type": "string"}, "licence": {"type": "string"}, "body": {"type": "string"}}},
    "Facility": {"type": "object", "required": ["id", "kind", "name", "url", "source", "licence"], "properties": {"id": {"type": "integer"}, "kind": {"type": "string"}, "name": {"type": "string"}, "url": {"type": "string"}, "source_id": {"type": "string"}, "kind_name": {"type": "string"}, "address": {"type": "string"}, "district": {"type": "string"}, "phone": {"type": "string"}, "point": {"type": ["object", "null"], "properties": {"latitude": {"type": "number"}, "longitude": {"type": "number"}}}, "position": {"type": "string", "enum": ["exact", "approximate", "none"]}, "ages": {"type": ["object", "null"], "properties": {"from_months": {"type": "integer"}, "to_months": {"type": "integer"}}}, "features": {"type": "array", "items": {"type": "string"}}, "open": {"type": ["boolean", "null"]}, "metres": {"type": "integer"}, "checked": {"type": ["string", "null"]}, "source": {"type": "string"}, "licence": {"type": "string"}}},
    "Occurrence": {"type": "object", "required": ["id", "title", "day", "url", "source", "licence"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}, "day": {"type": "string", "format": "date"}, "cancelled": {"type": "boolean"}, "url": {"type": "string"}, "source": {"type": "string"}, "licence": {"type": "string"}}},
    "Event": {"type": "object", "required": ["id", "title", "first_day", "url", "source", "licence"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}, "first_day": {"type": "string", "format": "date"}, "url": {"type": "string"}, "source": {"type": "string"}, "licence": {"type": "string"}}}
  }
}
})json";

}  // namespace home
