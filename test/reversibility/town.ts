// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { administration } from '../../packages/openmairie/src/administration/application.js'
import { savePicture } from '../../packages/openmairie/src/collectivites/pictures.js'
import type { Files } from '../../packages/openmairie/src/files/contract.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { keepFile } from '../../packages/openmairie/src/files/usages.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { type Ctx, NotBrought, systemContext } from '../../packages/openmairie/src/records/index.js'
import { exportCollectivite } from '../../packages/openmairie/src/reversibility/export.js'
import { type Imported, importCollectivite } from '../../packages/openmairie/src/reversibility/import.js'
import { openArchive } from '../../packages/openmairie/src/spreadsheets/zip/archive.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { zipOf } from '../support/zip.js'

/** Shared words, drawn and typed keys, keys of several columns, references to oneself and in a circle, every kind of value. */
export const script = `
  CREATE TABLE type_dossier (type_dossier serial PRIMARY KEY, code varchar(10) NOT NULL UNIQUE, libelle varchar(50) NOT NULL);
  CREATE TABLE quartier (quartier serial PRIMARY KEY, libelle varchar(50) NOT NULL, parent integer REFERENCES quartier);
  CREATE TABLE service (service serial PRIMARY KEY, om_collectivite integer NOT NULL, libelle varchar(50) NOT NULL,
    responsable integer, parent integer REFERENCES service);
  CREATE TABLE agent (agent integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, om_collectivite integer NOT NULL,
    service integer NOT NULL REFERENCES service, nom varchar(50) NOT NULL, photo varchar(36), tuteur integer REFERENCES agent);
  ALTER TABLE service ADD CONSTRAINT service_responsable_fkey FOREIGN KEY (responsable) REFERENCES agent;
  CREATE TABLE dossier (om_collectivite integer NOT NULL, numero varchar(20) NOT NULL, ouvert timestamptz, jour date, heure time,
    montant numeric(12,3), mesure double precision, remarque text, contenu bytea, meta json, tags text[], actif boolean NOT NULL DEFAULT true,
    type integer REFERENCES type_dossier, quartier integer REFERENCES quartier, agent integer REFERENCES agent,
    double numeric(14,3) GENERATED ALWAYS AS (montant * 2) STORED, PRIMARY KEY (om_collectivite, numero));
  CREATE TABLE piece (piece bigserial PRIMARY KEY, om_collectivite integer NOT NULL, numero varchar(20) NOT NULL, libelle varchar(50) DEFAULT 'sans titre',
    FOREIGN KEY (om_collectivite, numero) REFERENCES dossier);
  CREATE TABLE ligne (ligne serial PRIMARY KEY, piece bigint NOT NULL REFERENCES piece, texte text NOT NULL);
  CREATE TABLE jeton (jeton uuid PRIMARY KEY DEFAULT gen_random_uuid(), om_collectivite integer NOT NULL, libelle varchar(20));`

export const overrides: Readonly<Record<string, AnyOverride>> = {
  type_dossier: { shared: true },
  quartier: { shared: true },
  agent: { fields: { photo: { widget: 'file' } }, notes: true, tasks: true, attachments: true },
  dossier: { notes: true, tasks: true, attachments: true },
}

/** The rows of collectivité 12, beside which those of 7 bear a word that must not leave. */
export const secret = 'CONFIDENTIEL-SEPT'
export const rows = `
  INSERT INTO openmairie.om_collectivite (om_collectivite, libelle, couleur) VALUES ('7', 'Commune ${secret}', NULL), ('12', 'Commune d’Aubry', '#005a9c');
  INSERT INTO openmairie.om_parametre (libelle, valeur, om_collectivite) VALUES ('ville', '${secret}', '7'), ('ville', 'Aubry', '12'), ('devise', '', '12'), ('nom', 'Instance', NULL);
  INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite, mot_de_passe) VALUES
    ('anne', 'Anne Lys', 'administrateur', '12', 'EMPREINTE-DE-MOT-DE-PASSE'), ('paul', '${secret} Paul', 'consultation', '7', 'x');
  INSERT INTO type_dossier (code, libelle) VALUES ('ZZ', 'Jamais cité'), ('PC', 'Permis de construire'), ('DP', 'Déclaration préalable');
  INSERT INTO quartier (libelle, parent) VALUES ('Nord', NULL), ('Nord – Gare', 1), ('Sud', NULL);
  INSERT INTO service (om_collectivite, libelle, parent) VALUES (7, '${secret} service', NULL), (12, 'Urbanisme', NULL), (12, 'Instruction', 2);
  INSERT INTO agent (om_collectivite, service, nom, tuteur) VALUES (7, 1, '${secret} agent', NULL), (12, 2, 'Zoé Élan', 3), (12, 3, 'Éloi, dit «l’Ours»', NULL);
  UPDATE service SET responsable = 2 WHERE service = 2;
  UPDATE service SET responsable = 1 WHERE service = 1;
  INSERT INTO dossier VALUES
    (12, 'PC 1', '2026-11-24 10:00:00.123456+01', '2026-02-28', '08:30:00.000001', 1234567.890, 0.1, E'Deux\\nlignes; "guillemets", virgule', '\\x00ff10', '{"a": 1.50, "b": [1e400]}', '{"un","deux, trois",NULL,""}', true, 2, 2, 3),
    (12, 'DP/2 é', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, false, 3, NULL, NULL),
    (7, 'PC 1', NULL, NULL, NULL, 1.000, NULL, '${secret}', NULL, NULL, NULL, true, 2, 3, 1);
  INSERT INTO piece (om_collectivite, numero, libelle) VALUES (12, 'PC 1', 'Plan'), (12, 'DP/2 é', NULL), (7, 'PC 1', '${secret}');
  INSERT INTO ligne (piece, texte) VALUES (1, 'première'), (1, ''), (3, '${secret}');
  INSERT INTO jeton VALUES ('11111111-1111-4111-8111-111111111111', 12, 'à moi'), ('22222222-2222-4222-8222-222222222222', 7, '${secret}');`

export interface Town {
  readonly base: Scratch
  readonly app: TestApplication
  readonly ctx: Ctx
  /** Other applications that it serves. */
  readonly others?: readonly Ctx[]
  readonly administration: Ctx
  readonly files: Files
  readonly folder: string
  query(text: string): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

/** An instance with the tables, and rows where some are given; its application's data elsewhere where an address says so. */
export async function town(given = '', tables = script, said = overrides, elsewhere?: string): Promise<Town> {
  const base = await scratchDatabase(tables)
  const app = await applicationOver(elsewhere ?? base.url, said, base.url)
  if (given !== '') await base.raw.query(given)
  const folder = await mkdtemp(join(tmpdir(), 'openmairie-reversibility-'))
  return {
    base,
    app,
    ctx: systemContext(app.ctx.app, app.database, app.instance, 'Europe/Paris'),
    administration: systemContext(administration, app.instance, app.instance, 'Europe/Paris'),
    files: openFiles(app.instance, { folder, bucket: null, most: 1_000_000, antivirus: null }),
    folder,
    query: async (text) => (await base.raw.query(text)).rows,
    close: async () => {
      await app.database.close()
      if (app.instance !== app.database) await app.instance.close()
      await base.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Puts a photo in a field, an attachment, notes and tasks beside records of both collectivités, and a logo. */
export async function beside(of: Town): Promise<void> {
  const put = async (content: string, name: string) => of.files.put(one(content), { name })
  const photo = await keepFile(of.app.instance, await put('photo de Zoé', 'zoé.txt'), {
    kind: 'champ',
    application: 'essai',
    entity: 'agent',
    record: '2',
    slot: 'photo',
    user: '1',
  })
  await of.base.raw.query('UPDATE agent SET photo = $1 WHERE agent = 2', [photo])
  const plan = { kind: 'piece', application: 'essai', entity: 'dossier', user: null }
  await keepFile(of.app.instance, await put('plan commun', 'plan.txt'), { ...plan, record: '12,PC~201' })
  await keepFile(of.app.instance, await put('plan commun', 'copie.txt'), { ...plan, record: '12,PC~201' })
  await keepFile(of.app.instance, await put(`${secret} plan`, `${secret}.txt`), { ...plan, record: '7,PC~201' })
  const sent = { kind: 'courriel', slot: 'pdf', user: null }
  const [letter, other] = ['33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444']
  const pdfs = [
    await keepFile(of.app.instance, await put('lettre à Zoé', 'lettre.txt'), { ...sent, record: letter }),
    await keepFile(of.app.instance, await put(`${secret} lettre`, `${secret}.txt`), { ...sent, record: other }),
  ]
  await of.query(`
    INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte,
      om_fichier_usage, om_utilisateur, cree, envoye, dit) VALUES
      ('${letter}', 'essai', 'agent', '2', 'lettre', 'Lettre', 'zoe@exemple.fr', 'Votre lettre', 'Bonjour,\nZoé', '${pdfs[0]}', 1,
        '2026-01-02 03:04:05.678901+00', '2026-01-02 03:05:00+00', '{service}'),
      ('${other}', 'essai', 'agent', '1', 'lettre', 'Lettre', 'x@exemple.fr', '${secret}', '${secret}', '${pdfs[1]}', 2, now(), now(), '{}')`)
  await of.query(`
    INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur, cree) VALUES
      ('essai', 'agent', '2', 'Absente le lundi', 1, '2026-01-02 03:04:05.678901+00'), ('essai', 'agent', '1', '${secret}', 2, now());
    INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable) VALUES
      ('essai', 'dossier', '12,PC~201', 'Rappeler', '2026-12-01', 1), ('essai', 'dossier', '7,PC~201', '${secret}', NULL, 2);
    INSERT INTO openmairie.om_recherche (om_utilisateur, application, entite, libelle, etat) VALUES
      (1, 'essai', 'dossier', 'Les miens', 'q=permis'), (2, 'essai', 'dossier', '${secret}', 'q=x');
    INSERT INTO openmairie.om_edition (application, genre, nom, om_collectivite, version, active, textes, depart, sujet, acteur, instant) VALUES
      ('essai', 'etat', 'dossier', '12', 1, false, '{"body": "<p>Avant</p>"}', '{"body": "<p>Fichier</p>"}', NULL, 'anne', '2026-02-03 04:05:06+00'),
      ('essai', 'etat', 'dossier', '12', 2, true, '{"body": "<p>[objet], l’«été»</p>"}', '{"body": "<p>Fichier</p>"}', '{"entity": "dossier", "kind": "etat"}', 'partie', '2026-02-04 04:05:06+00'),
      ('essai', 'etat', 'dossier', '7', 1, true, '{"body": "<p>${secret}</p>"}', '{"body": ""}', NULL, 'anne', now()),
      ('essai', 'etat', 'dossier', NULL, 1, true, '{"body": "<p>de tous</p>"}', '{"body": ""}', NULL, 'anne', now())`)
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGklEQVR42mNk+M9AEmAiTfmohlENoxqGlAYAQhgBH5f4rbsAAAAASUVORK5CYII=',
    'base64',
  )
  const picture = { type: 'image/png', width: 16, height: 16 } as const
  await savePicture(
    of.app.instance,
    { table: 'om_logo', collectivite: '12', actor: 'anne' },
    { bytes, picture, text: 'Blason d’Aubry' },
  )
  // Whoever takes an archive away is not given what signs letters.
  await savePicture(
    of.app.instance,
    { table: 'om_signature', collectivite: '12', actor: 'anne' },
    { bytes: Buffer.from(secret), picture, text: `Signature ${secret}` },
  )
}

async function* one(content: string) {
  yield content
}

/** The archive of a collectivité, in a file. */
export async function exported(of: Town, collectivite = '12', name = 'archive.zip'): Promise<string> {
  const path = join(of.folder, name)
  const content = exportCollectivite({
    collectivite,
    apps: [of.ctx, ...(of.others ?? [])],
    administration: of.administration,
    files: of.files,
    actor: 'anne',
    at: Date.UTC(2026, 10, 24, 9),
    tell: async () => undefined,
  })
  await pipeline(content, createWriteStream(path))
  return path
}

/** Brings an archive in. */
export function imported(
  into: Town,
  path: string,
  how: Partial<Parameters<typeof importCollectivite>[0]> = {},
): Promise<Imported> {
  return importCollectivite({
    path,
    apps: [into.ctx],
    administration: into.administration,
    files: into.files,
    under: null,
    as: null,
    accounts: false,
    rehearsed: false,
    tell: async () => undefined,
    ...how,
  })
}

/** What an archive holds, by part. */
export async function partsIn(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openArchive({ path, name: 'archive' })
  try {
    const found = new Map<string, Buffer>()
    for (const name of zip.names) found.set(name, await buffer(await zip.stream(name)))
    return found
  } finally {
    zip.close()
  }
}

/** The same archive with parts changed, added, or taken away where they are null. */
export async function altered(path: string, changes: Readonly<Record<string, string | null>>): Promise<string> {
  const parts = new Map<string, string | Buffer | null>(await partsIn(path))
  for (const [name, text] of Object.entries(changes)) parts.set(name, text)
  const kept = [...parts].flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]))
  const file = `${path}.${Math.random()}.zip`
  await writeFile(file, zipOf(Object.fromEntries(kept)))
  return file
}

/** The same, with sums that agree: what someone who alters an archive with care would send. */
export async function forged(path: string, changes: Readonly<Record<string, string | null>>): Promise<string> {
  const parts = new Map<string, string | Buffer | null>(await partsIn(path))
  for (const [name, text] of Object.entries(changes)) parts.set(name, text)
  const sums = [...parts].flatMap(([name, content]) =>
    content === null || name === 'SHA256SUMS'
      ? []
      : [`${createHash('sha256').update(content).digest('hex')}  ${name}\n`],
  )
  return altered(path, { ...changes, SHA256SUMS: sums.join('') })
}

/** The reasons for which a work is refused, in French. Rethrows anything else. */
export async function reasonsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.catch((raised: unknown) => raised)
  if (!(error instanceof NotBrought)) throw error
  return error.reasons.map(({ fr }) => fr)
}
