// SPDX-License-Identifier: EUPL-1.2
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFile } from '../../packages/openmairie/src/files/usages.js'
import { verifyRows } from '../../packages/openmairie/src/records/index.js'
import { beside, exported, imported, partsIn, rows, secret, type Town, town } from './town.js'

let source: Town
let archive: string
let parts: ReadonlyMap<string, Buffer>
beforeAll(async () => {
  source = await town(rows)
  await beside(source)
  archive = await exported(source)
  parts = await partsIn(archive)
})
afterAll(() => source.close())

const part = (name: string): string => parts.get(name)?.toString() ?? ''
const described = () => JSON.parse(part('datapackage.json'))
const resource = (name: string) => described().resources.find((each: { name: string }) => each.name === name)

test('an archive holds the tables, the files and the description of one collectivité', () => {
  const counts = Object.fromEntries(
    described().resources.map((each: { name: string; openmairie: { rows: number } }) => [
      each.name,
      each.openmairie.rows,
    ]),
  )
  expect(counts).toEqual({
    'administration.om_collectivite': 1,
    'administration.om_parametre': 2,
    'essai.agent': 2,
    'essai.dossier': 2,
    'essai.jeton': 1,
    'essai.ligne': 2,
    'essai.piece': 2,
    'essai.service': 2,
    'essai.type_dossier': 2,
    'essai.quartier': 2,
    'suivi.notes': 1,
    'suivi.taches': 1,
    'suivi.fichiers': 3,
    'suivi.courriels': 1,
    'suivi.recherches': 1,
    'suivi.editions': 2,
    'suivi.comptes': 1,
    // That it was exported.
    'journal.administration': 1,
    'journal.essai': 0,
  })
  expect([...parts.keys()].filter((name) => !/^(donnees|partage|suivi|journal)\//.test(name))).toEqual([
    'collectivite/logo.png',
    `fichiers/${createHash('sha256').update('photo de Zoé').digest('hex')}`,
    `fichiers/${createHash('sha256').update('plan commun').digest('hex')}`,
    `fichiers/${createHash('sha256').update('lettre à Zoé').digest('hex')}`,
    'LISEZMOI.md',
    'datapackage.json',
    'SHA256SUMS',
  ])
})

test('values are those of the base, nothing and an empty text apart', () => {
  expect(part('donnees/essai/dossier.csv')).toBe(
    `${[
      'om_collectivite,numero,ouvert,jour,heure,montant,mesure,remarque,contenu,meta,tags,actif,type,quartier,agent,double',
      '12,DP/2 é,,,,,,"",,,,false,3,,,',
      `12,PC 1,2026-11-24 10:00:00.123456+01,2026-02-28,08:30:00.000001,1234567.890,0.1,"Deux\nlignes; ""guillemets"", virgule",\\x00ff10,"{""a"": 1.50, ""b"": [1e400]}","[""un"",""deux, trois"",null,""""]",true,2,2,3,2469135.780`,
    ].join('\r\n')}\r\n`,
  )
  expect(part('partage/essai/quartier.csv')).toBe('quartier,libelle,parent\r\n2,Nord – Gare,1\r\n1,Nord,\r\n')
})

test('nothing of another collectivité, no password and no secret is in its bytes', () => {
  for (const [name, bytes] of parts) {
    expect(name).not.toContain(secret)
    expect(bytes.includes(secret), name).toBe(false)
    expect(bytes.includes('EMPREINTE-DE-MOT-DE-PASSE'), name).toBe(false)
  }
  expect(part('partage/essai/type_dossier.csv')).not.toContain('Jamais cité')
  expect(part('suivi/comptes.csv')).toBe('login,nom\r\nanne,Anne Lys\r\n')
})

test('a program reads the description: keys, references, types; sums are right', () => {
  expect(described()).toMatchObject({
    profile: 'data-package',
    name: 'collectivite-12',
    created: '2026-11-24T09:00:00.000Z',
    openmairie: { format: 1, collectivite: { id: '12', label: 'Commune d’Aubry' }, left: [], lost: [] },
  })
  expect(resource('essai.piece')).toMatchObject({
    path: 'donnees/essai/piece.csv',
    profile: 'tabular-data-resource',
    hash: `sha256:${createHash('sha256').update(part('donnees/essai/piece.csv')).digest('hex')}`,
    schema: {
      primaryKey: ['piece'],
      foreignKeys: [
        {
          fields: ['om_collectivite', 'numero'],
          reference: { resource: 'essai.dossier', fields: ['om_collectivite', 'numero'] },
        },
      ],
      missingValues: [''],
    },
  })
  expect(resource('essai.piece').schema.fields[3]).toMatchObject({
    name: 'libelle',
    type: 'string',
    constraints: { maxLength: 50 },
    openmairie: { type: 'string', nullable: true, empty: 1 },
  })
  expect(resource('essai.service').schema.foreignKeys).toContainEqual({
    fields: ['parent'],
    reference: { resource: '', fields: ['service'] },
  })
  const sums = part('SHA256SUMS').trim().split('\n')
  expect(sums).toHaveLength(parts.size - 1)
  for (const line of sums) {
    const [digest, name] = line.split('  ')
    expect(
      createHash('sha256')
        .update(parts.get(name ?? '') ?? '')
        .digest('hex'),
      name,
    ).toBe(digest)
  }
})

const hasTools = ['unzip', 'sha256sum'].every((tool) => spawnSync(tool, ['--help']).error === undefined)
test.skipIf(!hasTools)('programs that know nothing of openMairie read it: unzip, sha256sum, COPY', async () => {
  const folder = join(source.folder, 'ouverte')
  execFileSync('unzip', ['-q', archive, '-d', folder])
  const checked = execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
  expect(checked).toBe('')
  await source.query('CREATE TABLE copie (LIKE piece); CREATE TABLE textes (LIKE ligne)')
  for (const [table, name] of [
    ['copie', 'piece'],
    ['textes', 'ligne'],
  ])
    await pipeline(
      createReadStream(join(folder, `donnees/essai/${name}.csv`)),
      source.base.raw.query(from(`COPY ${table} FROM STDIN WITH (FORMAT csv, HEADER)`)),
    )
  expect(await source.query('SELECT libelle FROM copie ORDER BY piece')).toEqual([
    { libelle: 'Plan' },
    { libelle: null },
  ])
  expect(await source.query('SELECT texte FROM textes ORDER BY ligne')).toEqual([{ texte: 'première' }, { texte: '' }])
})

test('a person reads it too', () => {
  const readme = part('LISEZMOI.md')
  expect(readme).toContain('# Commune d’Aubry – réversibilité')
  expect(readme).toContain('Archive faite le 24 novembre 2026\u00a0:')
  expect(readme).toContain('| `numero` | Numéro | character varying(20), obligatoire | 20 |  | `essai.dossier` |  |')
  expect(readme).toContain(
    '`partage/essai/type_dossier.csv`\u00a0: 2 lignes, d’une table partagée par toutes les collectivités.',
  )
})

test('it is journalled as an export', async () => {
  expect(
    await source.query(
      `SELECT acteur, entite, enregistrement, apres->>'format' AS format FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'export'`,
    ),
  ).toEqual([{ acteur: 'anne', entite: 'om_collectivite', enregistrement: '12', format: 'reversibilite' }])
})

test('into an empty instance: keys stay, every value is what it was, journalled, and out again the same', async () => {
  const target = await town()
  try {
    const done = await imported(target, archive)
    expect(
      Object.fromEntries(
        done.tables.map(({ entity, added, matched, renumbered }) => [entity, [added, matched, renumbered]]),
      ),
    ).toEqual({
      om_collectivite: [1, 0, false],
      om_parametre: [2, 0, false],
      agent: [2, 0, false],
      dossier: [2, 0, false],
      jeton: [1, 0, false],
      ligne: [2, 0, false],
      piece: [2, 0, false],
      service: [2, 0, false],
      type_dossier: [2, 0, false],
      quartier: [2, 0, false],
    })
    for (const table of ['service', 'piece', 'jeton', 'dossier', 'agent']) {
      const columns =
        table === 'agent'
          ? 'agent, service, nom, tuteur'
          : table === 'dossier'
            ? 'numero, ouvert, jour, heure, montant, mesure::text, remarque, contenu, meta::text, tags, actif, agent, double'
            : '*'
      const those = `SELECT ${columns} FROM ${table} WHERE om_collectivite = 12 ORDER BY 1`
      expect(await target.query(those), table).toEqual(await source.query(those))
    }
    expect(await target.query('SELECT ligne, piece, texte FROM ligne ORDER BY 1')).toEqual([
      { ligne: 1, piece: '1', texte: 'première' },
      { ligne: 2, piece: '1', texte: '' },
    ])
    expect(
      await target.query(
        'SELECT d.numero, t.code, q.libelle, p.libelle AS dessus FROM dossier d JOIN type_dossier t ON t.type_dossier = d.type LEFT JOIN quartier q USING (quartier) LEFT JOIN quartier p ON p.quartier = q.parent ORDER BY 1',
      ),
    ).toEqual([
      { numero: 'DP/2 é', code: 'DP', libelle: null, dessus: null },
      { numero: 'PC 1', code: 'PC', libelle: 'Nord – Gare', dessus: 'Nord' },
    ])
    expect(
      await target.query(`SELECT om_collectivite, libelle, parent, couleur FROM openmairie.om_collectivite`),
    ).toEqual([{ om_collectivite: '12', libelle: 'Commune d’Aubry', parent: null, couleur: '#005a9c' }])
    expect(await target.query('SELECT libelle, valeur FROM openmairie.om_parametre ORDER BY 1')).toEqual([
      { libelle: 'devise', valeur: '' },
      { libelle: 'ville', valeur: 'Aubry' },
    ])
    expect(await target.query('SELECT om_collectivite, texte, largeur FROM openmairie.om_logo')).toEqual([
      { om_collectivite: '12', texte: 'Blason d’Aubry', largeur: 16 },
    ])
    // A line of journal for each row, whole: what is verified against it agrees.
    expect(
      await target.query(
        `SELECT entite, count(*)::int AS n FROM openmairie.om_journal WHERE operation = 'create' AND lot = '${done.lot}' AND application = 'essai' AND entite NOT LIKE 'om_%' GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { entite: 'agent', n: 2 },
      { entite: 'dossier', n: 2 },
      { entite: 'jeton', n: 1 },
      { entite: 'ligne', n: 2 },
      { entite: 'piece', n: 2 },
      { entite: 'quartier', n: 2 },
      { entite: 'service', n: 2 },
      { entite: 'type_dossier', n: 2 },
    ])
    expect((await verifyRows(target.ctx)).strays).toEqual([])
    expect((await verifyRows(target.administration)).strays).toEqual([])
    // What comes next is drawn beyond.
    expect(
      await target.query(`INSERT INTO service (om_collectivite, libelle) VALUES (12, 'suivant') RETURNING service`),
    ).toEqual([{ service: 4 }])
    await target.query('DELETE FROM service WHERE service = 4')
    const again = await partsIn(await exported(target))
    for (const table of ['service', 'piece', 'ligne', 'jeton']) {
      const name = `donnees/essai/${table}.csv`
      expect(again.get(name)?.toString(), name).toBe(part(name))
    }
    expect(again.get('partage/essai/type_dossier.csv')?.toString().replace(/^\d+/gm, '#')).toBe(
      part('partage/essai/type_dossier.csv').replace(/^\d+/gm, '#'),
    )
  } finally {
    await target.close()
  }
})

const changed = { genre: 'etat', nom: 'dossier', lieu: '12', fichier: '<p>Fichier</p>', exact: true }

test('files, notes, tasks and changed editions are there again; searches and authors only where accounts are said to be the same', async () => {
  const target = await town()
  try {
    await target.query(
      `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('zz', 'Z', 'consultation'), ('anne', 'Anne Lys', 'administrateur')`,
    )
    const done = await imported(target, archive, { accounts: true })
    expect(done.beside).toEqual({ notes: 1, taches: 1, fichiers: 3, courriels: 1, recherches: 1, editions: 2 })
    const [agent] = await target.query('SELECT photo FROM agent WHERE agent = 2')
    const photo = await findFile(target.app.instance, String(agent?.['photo']))
    expect(photo).toMatchObject({
      name: 'zoé.txt',
      kind: 'champ',
      entity: 'agent',
      record: '2',
      slot: 'photo',
      collectivite: '12',
      user: '2',
    })
    expect(await text(await target.files.open({ hash: photo?.hash ?? '' }))).toBe('photo de Zoé')
    expect(
      await target.query(
        "SELECT nom, enregistrement, om_utilisateur FROM openmairie.om_fichier_usage WHERE genre = 'piece' ORDER BY 1",
      ),
    ).toEqual([
      { nom: 'copie.txt', enregistrement: '12,PC~201', om_utilisateur: null },
      { nom: 'plan.txt', enregistrement: '12,PC~201', om_utilisateur: null },
    ])
    expect(
      await target.query(
        `SELECT texte, enregistrement, om_utilisateur, cree AT TIME ZONE 'UTC' = '2026-01-02 03:04:05.678901' AS exact FROM openmairie.om_note`,
      ),
    ).toEqual([{ texte: 'Absente le lundi', enregistrement: '2', om_utilisateur: '2', exact: true }])
    expect(
      await target.query(
        `SELECT entite, apres->>'enregistrement' AS record, coalesce(apres->>'texte', apres->>'objet', apres->>'nom') AS said
         FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
         WHERE application = 'essai' AND entite LIKE 'om_%' AND lot = '${done.lot}' ORDER BY 1, 3`,
      ),
    ).toEqual([
      { entite: 'om_courriel', record: '2', said: 'Votre lettre' },
      { entite: 'om_fichier_usage', record: '12,PC~201', said: 'copie.txt' },
      { entite: 'om_fichier_usage', record: '12,PC~201', said: 'plan.txt' },
      { entite: 'om_note', record: '2', said: 'Absente le lundi' },
      { entite: 'om_tache', record: '12,PC~201', said: 'Rappeler' },
    ])
    const [mail] = await target.query(`
      SELECT enregistrement, destinataire, texte, om_utilisateur, om_fichier_usage::text AS pdf, dit, portee, envoye AT TIME ZONE 'UTC' = '2026-01-02 03:05:00' AS exact
      FROM openmairie.om_courriel`)
    expect(mail).toEqual({
      enregistrement: '2',
      destinataire: 'zoe@exemple.fr',
      texte: 'Bonjour,\nZoé',
      om_utilisateur: '2',
      pdf: expect.any(String),
      dit: ['service'],
      portee: ['12'],
      exact: true,
    })
    const pdf = await findFile(target.app.instance, String(mail?.['pdf']))
    expect(pdf).toMatchObject({ name: 'lettre.txt', kind: 'courriel', collectivite: '12' })
    expect(await text(await target.files.open({ hash: pdf?.hash ?? '' }))).toBe('lettre à Zoé')
    expect(await target.query('SELECT objet, responsable, om_utilisateur FROM openmairie.om_tache')).toEqual([
      { objet: 'Rappeler', responsable: '2', om_utilisateur: null },
    ])
    expect(await target.query('SELECT om_utilisateur, libelle, etat FROM openmairie.om_recherche')).toEqual([
      { om_utilisateur: '2', libelle: 'Les miens', etat: 'q=permis' },
    ])
    // Those of the collectivité alone, in their order; whoever is not known here wrote none.
    expect(
      await target.query(
        `SELECT genre, nom, om_collectivite AS lieu, version, active, textes->>'body' AS corps, depart->>'body' AS fichier, sujet->>'entity' AS sujet, acteur,
           instant = '2026-02-02 04:05:06+00'::timestamptz + version * interval '1 day' AS exact FROM openmairie.om_edition ORDER BY version`,
      ),
    ).toEqual([
      { ...changed, version: 1, active: false, corps: '<p>Avant</p>', sujet: null, acteur: 'anne' },
      { ...changed, version: 2, active: true, corps: '<p>[objet], l’«été»</p>', sujet: 'dossier', acteur: 'system' },
    ])
    expect(
      await target.query(
        `SELECT enregistrement, apres->>'version' AS version FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
         WHERE entite = 'om_edition' AND lot = '${done.lot}' ORDER BY om_journal`,
      ),
    ).toEqual([
      { enregistrement: 'essai.etat.dossier', version: '1' },
      { enregistrement: 'essai.etat.dossier', version: '2' },
    ])
  } finally {
    await target.close()
  }
})
