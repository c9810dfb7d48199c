-- SPDX-License-Identifier: EUPL-1.2
--
-- A search in the people's listing, whatever its columns, is served by one index of trigrams. Where the extension is not
-- to be had, or the framework's function is not there (a base that the schema is only read from), search reads the table.
-- On a table that has grown it would hold the start for minutes: `openmairie check` proposes it there, the table in use.

DO $$
DECLARE
  operators text;
BEGIN
  IF EXISTS (SELECT FROM ressource OFFSET 100000) THEN
    RETURN;
  END IF;
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
  SELECT format('%I.gin_trgm_ops', n.nspname) INTO STRICT operators
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE (
    SELECT format('CREATE INDEX ressource_recherche_idx ON ressource USING gin (%s)',
      string_agg(format('openmairie.om_sans_accent(%I) %s', name, operators), ', ' ORDER BY place))
    FROM unnest(ARRAY['matricule', 'grade', 'service', 'nom', 'prenom', 'cp', 'telephone1', 'telephone2', 'email', 'permis',
      'disponible', 'observation']) WITH ORDINALITY AS searched(name, place));
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'No index for the search: %', SQLERRM;
END
$$;
