// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Transaction } from './contract.js'
import { accountsMigration } from './instance/accounts.js'
import { administrationGuards } from './instance/administration.js'
import { barrierMigration } from './instance/barrier.js'
import { baselineMigration } from './instance/baseline.js'
import { countedCausesMigration } from './instance/counted-causes.js'
import { delegations } from './instance/delegation.js'
import { draftAddressesMigration } from './instance/draft-addresses.js'
import { editionsMigration, ownEditionsMigration } from './instance/editions.js'
import { filesMigration } from './instance/files.js'
import { foretoldImportsMigration } from './instance/foretold-imports.js'
import { foretoldUndoingsMigration } from './instance/foretold-undoings.js'
import { importModelsMigration } from './instance/import-models.js'
import { importsMigration } from './instance/imports.js'
import { jobDoorMigration } from './instance/job-door.js'
import { lighterJournalMigration } from './instance/lighter-journal.js'
import { looksMigration } from './instance/looks.js'
import { mailLotsMigration, mailReasonsMigration, mailsMigration, mailsToldMigration } from './instance/mails.js'
import { neededJobsMigration } from './instance/needed-jobs.js'
import { foretoldOutcomesMigration } from './instance/operations.js'
import { permissionNames } from './instance/permission-names.js'
import { queriesMigration } from './instance/queries.js'
import { removedAloneMigration } from './instance/removed-alone.js'
import { retentionMigration } from './instance/retention.js'
import { permissionsAndHierarchy } from './instance/rights.js'
import { schedulesMigration } from './instance/schedules.js'
import { sharedJobsMigration } from './instance/shared-jobs.js'
import { signaturesMigration } from './instance/signatures.js'
import { toldJobsMigration } from './instance/told-jobs.js'
import { sql } from './sql.js'

/**
 * Migrations of the instance's tables, in order; one that has been released is never changed. `om_sans_accent` is
 * immutable so that an index may serve a search that ignores accents and case.
 */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE FUNCTION openmairie.om_sans_accent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
      SELECT translate(replace(replace(lower($1), 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy') $$`,
    `CREATE TABLE openmairie.om_profil (om_profil text PRIMARY KEY, libelle text NOT NULL)`,
    `INSERT INTO openmairie.om_profil VALUES ('administrateur', 'Administrateur'), ('consultation', 'Consultation')`,
    `CREATE TABLE openmairie.om_droit (om_profil text NOT NULL REFERENCES openmairie.om_profil, permission text NOT NULL, PRIMARY KEY (om_profil, permission))`,
    `INSERT INTO openmairie.om_droit VALUES ('administrateur', '*'), ('consultation', '*.list'), ('consultation', '*.read'), ('consultation', '*.export')`,
    `CREATE TABLE openmairie.om_utilisateur (
      om_utilisateur bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      login text NOT NULL UNIQUE, nom text NOT NULL, mot_de_passe text,
      om_profil text NOT NULL REFERENCES openmairie.om_profil, actif boolean NOT NULL DEFAULT true)`,
    `CREATE TABLE openmairie.om_session (
      jeton bytea PRIMARY KEY, om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      csrf text NOT NULL, cree timestamptz NOT NULL DEFAULT now(), vu timestamptz NOT NULL DEFAULT now())`,
    `CREATE INDEX ON openmairie.om_session (vu)`,
    `CREATE INDEX ON openmairie.om_session (om_utilisateur)`,
    `CREATE TABLE openmairie.om_operation (
      cle text NOT NULL, acteur text NOT NULL, issue jsonb NOT NULL, cree timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (cle, acteur))`,
    `CREATE INDEX ON openmairie.om_operation (cree)`,
    `CREATE TABLE openmairie.om_journal (
      om_journal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, instant timestamptz NOT NULL DEFAULT clock_timestamp(),
      acteur text NOT NULL, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL, operation text NOT NULL,
      empreinte bytea NOT NULL, chaine bytea)`,
    `CREATE INDEX ON openmairie.om_journal (application, entite, enregistrement, om_journal)`,
    `CREATE INDEX ON openmairie.om_journal (om_journal) WHERE chaine IS NULL`,
    `CREATE TABLE openmairie.om_journal_contenu (
      om_journal bigint PRIMARY KEY REFERENCES openmairie.om_journal, sel bytea NOT NULL, avant jsonb, apres jsonb)`,
    `CREATE TABLE openmairie.om_installation (application text NOT NULL, fichier text NOT NULL, instant timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (application, fichier))`,
  ],
  [
    // The digest of what was typed as a login: it may be a password typed in the wrong field.
    `CREATE TABLE openmairie.om_tentative (empreinte bytea NOT NULL, instant timestamptz NOT NULL DEFAULT now())`,
    `CREATE INDEX ON openmairie.om_tentative (empreinte, instant)`,
    `CREATE INDEX ON openmairie.om_tentative (instant)`,
  ],
  [
    // Lines of a write on a base of another engine wait until it is known whether the write was committed there.
    `ALTER TABLE openmairie.om_journal ADD etat text NOT NULL DEFAULT 'fait' CHECK (etat IN ('attente', 'fait', 'abandon', 'indecis')), ADD ecriture uuid`,
    `CREATE INDEX ON openmairie.om_journal (ecriture) WHERE etat = 'attente'`,
  ],
  [
    // A line is chained once no transaction older than its own is open, at the place it is given then. The chain made
    // before could fork, and hung on the session's time zone: it is made anew.
    `ALTER TABLE openmairie.om_journal ADD ecrit xid8 NOT NULL DEFAULT '0'::xid8, ADD place bigint UNIQUE`,
    `ALTER TABLE openmairie.om_journal ALTER ecrit SET DEFAULT pg_current_xact_id()`,
    `UPDATE openmairie.om_journal SET chaine = NULL WHERE chaine IS NOT NULL`,
  ],
  [
    // What the counter remembers for each user: addresses and keys, never what the records hold.
    `ALTER TABLE openmairie.om_utilisateur ADD touches boolean NOT NULL DEFAULT true`,
    `CREATE TABLE openmairie.om_recent (
      om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
      vu timestamptz NOT NULL DEFAULT clock_timestamp(), epingle timestamptz)`,
    // By a digest: the text of a key may be longer than what an index holds.
    `CREATE UNIQUE INDEX ON openmairie.om_recent (om_utilisateur, application, entite, hashtextextended(enregistrement, 0))`,
    `CREATE INDEX ON openmairie.om_recent (om_utilisateur, vu)`,
    `CREATE TABLE openmairie.om_derniere_recherche (
      om_utilisateur bigint PRIMARY KEY REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      application text NOT NULL, entite text NOT NULL, etat text NOT NULL, vu timestamptz NOT NULL DEFAULT now())`,
    `CREATE INDEX ON openmairie.om_derniere_recherche (vu)`,
    `CREATE TABLE openmairie.om_recherche (
      om_recherche bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      application text NOT NULL, entite text NOT NULL, libelle text NOT NULL, etat text NOT NULL,
      partagee boolean NOT NULL DEFAULT false, UNIQUE (om_utilisateur, application, entite, libelle))`,
    `CREATE INDEX ON openmairie.om_recherche (application, entite) WHERE partagee`,
  ],
  [
    // What was typed in a form and not saved; its key is a digest, as that of a record may be longer than an index holds.
    `CREATE TABLE openmairie.om_brouillon (
      cle bytea PRIMARY KEY, acteur text NOT NULL, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
      parent text NOT NULL, formulaire text NOT NULL, contenu text NOT NULL, instant timestamptz NOT NULL DEFAULT now())`,
    `CREATE INDEX ON openmairie.om_brouillon (acteur, instant)`,
    `CREATE INDEX ON openmairie.om_brouillon (instant)`,
  ],
  [
    // Their numbers are those that the tables of the applications hold in om_collectivite.
    `CREATE TABLE openmairie.om_collectivite (
      om_collectivite text PRIMARY KEY CHECK (om_collectivite <> ''), libelle text NOT NULL,
      parent text REFERENCES openmairie.om_collectivite, CHECK (parent <> om_collectivite))`,
    `CREATE INDEX ON openmairie.om_collectivite (parent)`,
    `ALTER TABLE openmairie.om_utilisateur ADD om_collectivite text REFERENCES openmairie.om_collectivite`,
    `CREATE INDEX ON openmairie.om_utilisateur (om_collectivite)`,
  ],
  [
    // Notes and tasks on records of any application, by their address. `retire`: the record was deleted, and may come back.
    `CREATE TABLE openmairie.om_note (
      om_note bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
      texte text NOT NULL, om_utilisateur bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL,
      cree timestamptz NOT NULL DEFAULT now(), modifie timestamptz, version integer NOT NULL DEFAULT 1, retire timestamptz)`,
    // By a digest: the text of a key may be longer than what an index holds.
    `CREATE INDEX ON openmairie.om_note (application, entite, hashtextextended(enregistrement, 0), om_note)`,
    `CREATE INDEX ON openmairie.om_note (om_utilisateur)`,
    `CREATE INDEX ON openmairie.om_note (retire) WHERE retire IS NOT NULL`,
    `CREATE TABLE openmairie.om_tache (
      om_tache bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
      objet text NOT NULL, echeance date, responsable bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL,
      om_utilisateur bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL, cree timestamptz NOT NULL DEFAULT now(),
      fait timestamptz, fait_par bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL, version integer NOT NULL DEFAULT 1,
      retire timestamptz)`,
    `CREATE INDEX ON openmairie.om_tache (application, entite, hashtextextended(enregistrement, 0), om_tache)`,
    `CREATE INDEX ON openmairie.om_tache (responsable, echeance, om_tache) WHERE fait IS NULL`,
    `CREATE INDEX ON openmairie.om_tache (coalesce(echeance, 'infinity'::date), om_tache) WHERE fait IS NULL`,
    `CREATE INDEX ON openmairie.om_tache (fait DESC, om_tache DESC) WHERE fait IS NOT NULL`,
    `CREATE INDEX ON openmairie.om_tache (om_utilisateur)`,
    `CREATE INDEX ON openmairie.om_tache (fait_par)`,
    `CREATE INDEX ON openmairie.om_tache (retire) WHERE retire IS NOT NULL`,
  ],
  [
    // The record that notes and tasks were kept beside before it was merged into theirs: they go back where that is undone.
    `ALTER TABLE openmairie.om_note ADD provenance text`,
    `ALTER TABLE openmairie.om_tache ADD provenance text`,
  ],
  [
    // Searches that keep columns, order and size alone, and the one that each user made his own on a listing.
    `ALTER TABLE openmairie.om_recherche ADD affichage boolean NOT NULL DEFAULT false`,
    `CREATE TABLE openmairie.om_affichage_usuel (
      om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      application text NOT NULL, entite text NOT NULL,
      om_recherche bigint NOT NULL REFERENCES openmairie.om_recherche ON DELETE CASCADE,
      PRIMARY KEY (om_utilisateur, application, entite))`,
    `CREATE INDEX ON openmairie.om_affichage_usuel (om_recherche)`,
  ],
  [
    // Fields that a user carries over from a form saved to the next new one: names, never values.
    `CREATE TABLE openmairie.om_report (
      om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
      application text NOT NULL, entite text NOT NULL, champs text NOT NULL, PRIMARY KEY (om_utilisateur, application, entite))`,
  ],
  [
    // What lasts longer than a request. The queue that runs it is apart; this is what a user sees of it, and where it stands.
    `CREATE TABLE openmairie.om_job (
      om_job uuid PRIMARY KEY, acteur text NOT NULL, genre text NOT NULL, libelle text NOT NULL, retour text NOT NULL, donnees jsonb NOT NULL,
      etat text NOT NULL DEFAULT 'attente' CHECK (etat IN ('attente', 'en cours', 'fait', 'annule', 'echec')),
      traites bigint NOT NULL DEFAULT 0, total bigint, reperes jsonb, message text, annulation boolean NOT NULL DEFAULT false,
      porteur uuid, signe timestamptz, cree timestamptz NOT NULL DEFAULT now(), fini timestamptz)`,
    `CREATE INDEX ON openmairie.om_job (acteur, cree)`,
    `CREATE INDEX ON openmairie.om_job (cree) WHERE etat IN ('attente', 'en cours')`,
    `CREATE TABLE openmairie.om_job_refus (
      om_job_refus bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, om_job uuid NOT NULL REFERENCES openmairie.om_job ON DELETE CASCADE,
      enregistrement text NOT NULL, libelle text NOT NULL, motif text NOT NULL)`,
    `CREATE INDEX ON openmairie.om_job_refus (om_job, om_job_refus)`,
    `ALTER TABLE openmairie.om_journal ADD lot uuid`,
    `CREATE INDEX ON openmairie.om_journal (lot, om_journal) WHERE lot IS NOT NULL`,
  ],
  [
    // Figures of the law and of recommendations, each from its date on.
    `CREATE TABLE openmairie.om_regle (nom text NOT NULL, debut date NOT NULL, valeur text NOT NULL, source text NOT NULL, PRIMARY KEY (nom, debut))`,
    `INSERT INTO openmairie.om_regle VALUES ('mot_de_passe.bits', '2022-07-21', '80', 'CNIL, délibération n° 2022-100 du 21 juillet 2022, mot de passe seul')`,
    // What a session was opened with, for its owner to know it again.
    `ALTER TABLE openmairie.om_session ADD appareil text NOT NULL DEFAULT ''`,
  ],
  administrationGuards,
  accountsMigration,
  permissionsAndHierarchy,
  barrierMigration,
  baselineMigration,
  delegations,
  looksMigration,
  permissionNames,
  jobDoorMigration,
  retentionMigration,
  sharedJobsMigration,
  importsMigration,
  filesMigration,
  toldJobsMigration,
  schedulesMigration,
  lighterJournalMigration,
  editionsMigration,
  countedCausesMigration,
  ownEditionsMigration,
  mailsMigration,
  signaturesMigration,
  mailsToldMigration,
  queriesMigration,
  mailLotsMigration,
  mailReasonsMigration,
  foretoldOutcomesMigration,
  foretoldImportsMigration,
  neededJobsMigration,
  importModelsMigration,
  foretoldUndoingsMigration,
  removedAloneMigration,
  draftAddressesMigration,
]

/** How many migrations this version knows. */
export const knownMigrations = migrations.length

/** Brings the instance's tables up to date, once, whoever else starts at the same time. Returns the number applied. */
export function migrateInstance(database: Database): Promise<number> {
  return holdingMigrations(database, async (transaction) => {
    await transaction.query(sql`CREATE SCHEMA IF NOT EXISTS openmairie`)
    await transaction.query(
      sql`CREATE TABLE IF NOT EXISTS openmairie.om_version (om_version integer PRIMARY KEY, instant timestamptz NOT NULL DEFAULT now())`,
    )
    const done = await lastVersion(transaction)
    for (const [offset, statements] of migrations.slice(done).entries()) {
      for (const statement of statements) await transaction.query(sql.raw(statement))
      await transaction.query(sql`INSERT INTO openmairie.om_version (om_version) VALUES (${done + offset + 1})`)
    }
    return migrations.length - done
  })
}

/** Runs work, in a transaction, while nobody else may bring the instance's tables up to date: a server that starts waits. */
export function holdingMigrations<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT pg_advisory_xact_lock(7307192026)`)
    return work(transaction)
  })
}

/** How many migrations the instance's tables went through, 0 where there are none, and how many this version knows. */
export async function instanceVersion(connection: Connection): Promise<{ done: number; known: number }> {
  const { rows } = await connection.query(sql`SELECT to_regclass('openmairie.om_version')::text AS place`)
  const done = typeof rows[0]?.['place'] === 'string' ? await lastVersion(connection) : 0
  return { done, known: knownMigrations }
}

async function lastVersion(connection: Connection): Promise<number> {
  const { rows } = await connection.query(
    sql`SELECT coalesce(max(om_version), 0) AS version FROM openmairie.om_version`,
  )
  return Number(rows[0]?.['version'] ?? 0)
}
