-- Searches read bounded ranges: of the doctors at one place too, one after the other by ID. The previous
-- version reads doctor_listing_by_place, which a later one drops.
CREATE INDEX doctor_listing_by_spot ON doctor_listing
  (specialty, cell, latitude, longitude, doctor_id, rating_rank, price_cents, available_from);
