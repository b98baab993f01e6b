-- No version has read it since V16, but each new availability was written into it.
DROP INDEX doctor_listing_by_place ON doctor_listing;
