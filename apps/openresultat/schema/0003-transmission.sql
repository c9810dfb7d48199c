-- SPDX-License-Identifier: EUPL-1.2
--
-- What was sent to the préfecture, as it was sent: once a result is corrected, the same file can no longer be made.

ALTER TABLE transmission ADD COLUMN contenu text;
COMMENT ON COLUMN transmission.contenu IS 'Contenu';
