-- Searches sort who is well rated by price and availability, too. Without these columns the optimizer may read the whole
-- table. The previous version reads doctor_listing_by_rating, which a later one drops.
CREATE INDEX doctor_listing_by_rating_rank ON doctor_listing
  (specialty, rating_rank, doctor_id, latitude, longitude, price_cents, available_from);
