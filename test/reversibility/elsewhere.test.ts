// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRows } from '../../packages/openmairie/src/records/index.js'
import {
  altered,
  beside,
  exported,
  imported,
  overrides,
  partsIn,
  reasonsOf,
  rows,
  script,
  type Town,
  town,
} from './town.js'

let source: Town
let archive: string
beforeAll(async () => {
  source = await town(rows)
  await beside(source)
  archive = await exported(source)
})
afterAll(() => source.close())

/** Who lives where it is brought: numbers are taken, words are there under other numbers. */
const neighbours = `
  INSERT INTO openmairie.om_collectivite (om_collectivite, libelle) VALUES ('12', 'Une autre'), ('3', 'Agglomération');
  INSERT INTO type_dossier (type_dossier, code, libelle) VALUES (2, 'DP', 'Décl.'), (40, 'XX', 'Autre');
  INSERT INTO quartier (quartier, libelle) VALUES (9, 'Nord');
  SELECT setval('type_dossier_type_dossier_seq', 40); SELECT setval('quartier_quartier_seq', 9); SELECT setval('service_service_seq', 50);
  INSERT INTO service (service, om_collectivite, libelle) VALUES (2, 12, 'La leur');
  INSERT INTO agent (agent, om_collectivite, service, nom) OVERRIDING SYSTEM VALUE VALUES (3, 12, 2, 'Leur agent');
  SELECT setval('agent_agent_seq', 3);
  INSERT INTO dossier (om_collectivite, numero) VALUES (12, 'PC 1');
  INSERT INTO jeton VALUES ('11111111-1111-4111-8111-111111111111', 12, 'le leur');`

/** Every row of an instance but its secrets, to tell that nothing was left. */
const whole = async (of: Town): Promise<unknown> => {
  const tables = await of.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'openmairie') AND tablename NOT IN ('om_fichier') ORDER BY 1`,
  )
  const found: unknown[] = []
  for (const { name } of tables)
    found.push([name, await of.query(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`)])
  return found
}

test('where numbers are taken they are drawn anew, and every reference follows; shared words are found by what names them', async () => {
  const target = await town(neighbours)
  try {
    const done = await imported(target, archive, { as: '88', under: '3' })
    expect(
      done.tables
        .filter(({ renumbered }) => renumbered)
        .map(({ entity }) => entity)
        .sort(),
    ).toEqual(['agent', 'jeton', 'service'])
    expect(
      done.tables.filter(({ kind }) => kind === 'shared').map(({ entity, added, matched }) => [entity, added, matched]),
    ).toEqual([
      ['quartier', 1, 1],
      ['type_dossier', 1, 1],
    ])
    expect(
      await target.query(
        `SELECT service, libelle, responsable, parent FROM service WHERE om_collectivite = 88 ORDER BY 1`,
      ),
    ).toEqual([
      { service: 51, libelle: 'Urbanisme', responsable: 4, parent: null },
      { service: 52, libelle: 'Instruction', responsable: null, parent: 51 },
    ])
    expect(
      await target.query('SELECT agent, service, nom, tuteur FROM agent WHERE om_collectivite = 88 ORDER BY 1'),
    ).toEqual([
      { agent: 4, service: 51, nom: 'Zoé Élan', tuteur: 5 },
      { agent: 5, service: 52, nom: 'Éloi, dit «l’Ours»', tuteur: null },
    ])
    expect(
      await target.query('SELECT numero, type, quartier, agent FROM dossier WHERE om_collectivite = 88 ORDER BY 1'),
    ).toEqual([
      { numero: 'DP/2 é', type: 2, quartier: null, agent: null },
      { numero: 'PC 1', type: 41, quartier: 10, agent: 5 },
    ])
    expect(await target.query('SELECT quartier, libelle, parent FROM quartier ORDER BY 1')).toEqual([
      { quartier: 9, libelle: 'Nord', parent: null },
      { quartier: 10, libelle: 'Nord – Gare', parent: 9 },
    ])
    // Numbers that are free stay.
    expect(await target.query('SELECT piece, om_collectivite, numero FROM piece ORDER BY 1')).toEqual([
      { piece: '1', om_collectivite: 88, numero: 'PC 1' },
      { piece: '2', om_collectivite: 88, numero: 'DP/2 é' },
    ])
    expect(
      await target.query(
        `SELECT count(*)::int AS n FROM jeton WHERE om_collectivite = 88 AND jeton <> '11111111-1111-4111-8111-111111111111'`,
      ),
    ).toEqual([{ n: 1 }])
    expect(
      await target.query(`SELECT libelle, parent FROM openmairie.om_collectivite WHERE om_collectivite = '88'`),
    ).toEqual([{ libelle: 'Commune d’Aubry', parent: '3' }])
    expect(await target.query('SELECT enregistrement FROM openmairie.om_note')).toEqual([{ enregistrement: '4' }])
    expect(await target.query('SELECT enregistrement FROM openmairie.om_tache')).toEqual([
      { enregistrement: '88,PC~201' },
    ])
    expect(
      await target.query(`
        SELECT nom, coalesce(c.enregistrement, u.enregistrement) AS enregistrement
        FROM openmairie.om_fichier_usage AS u LEFT JOIN openmairie.om_courriel AS c USING (om_fichier_usage) ORDER BY 1`),
    ).toEqual([
      { nom: 'copie.txt', enregistrement: '88,PC~201' },
      { nom: 'lettre.txt', enregistrement: '4' },
      { nom: 'plan.txt', enregistrement: '88,PC~201' },
      { nom: 'zoé.txt', enregistrement: '4' },
    ])
    expect(await target.query(`SELECT nom FROM agent WHERE om_collectivite = 12`)).toEqual([{ nom: 'Leur agent' }])
    // The rows that were there have no line; those that came have theirs.
    expect((await verifyRows(target.ctx)).strays).toEqual([])
    // Out again: the same but for keys.
    const again = await partsIn(await exported(target, '88'))
    const before = await partsIn(archive)
    const bare = (parts: ReadonlyMap<string, Buffer>, name: string) =>
      parts
        .get(name)
        ?.toString()
        .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\b\d+\b/g, '#')
    for (const name of [
      'donnees/essai/service.csv',
      'donnees/essai/agent.csv',
      'donnees/essai/dossier.csv',
      'donnees/essai/piece.csv',
      'donnees/essai/ligne.csv',
      'donnees/essai/jeton.csv',
    ])
      expect(bare(again, name), name).toBe(bare(before, name))
  } finally {
    await target.close()
  }
})

test('twice into one instance under two numbers: two collectivités that share nothing but words', async () => {
  const target = await town()
  try {
    await imported(target, archive)
    await imported(target, archive, { as: '13' })
    expect(
      await target.query(`SELECT om_collectivite AS c, count(*)::int AS n FROM agent GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      { c: 12, n: 2 },
      { c: 13, n: 2 },
    ])
    expect(
      await target.query(
        `SELECT count(*)::int AS n FROM agent a JOIN service s USING (service) WHERE a.om_collectivite <> s.om_collectivite`,
      ),
    ).toEqual([{ n: 0 }])
    expect(await target.query(`SELECT count(*)::int AS n FROM type_dossier`)).toEqual([{ n: 2 }])
    expect(await target.query(`SELECT count(DISTINCT photo)::int AS n FROM agent`)).toEqual([{ n: 2 }])
  } finally {
    await target.close()
  }
})

test('a rehearsal tells what would come, and leaves nothing', async () => {
  const target = await town()
  try {
    const before = await whole(target)
    const done = await imported(target, archive, { rehearsed: true })
    expect(done.tables.find(({ entity }) => entity === 'dossier')?.added).toBe(2)
    expect(done.beside.fichiers).toBe(3)
    expect(await whole(target)).toEqual(before)
    expect(await target.query(`SELECT last_value::int AS n, is_called FROM service_service_seq`)).toEqual([
      { n: 1, is_called: false },
    ])
  } finally {
    await target.close()
  }
})

test('what is not as it was exported is refused, and named', async () => {
  const target = await town()
  try {
    const before = await whole(target)
    const refused = async (changes: Readonly<Record<string, string | null>>) =>
      reasonsOf(imported(target, await altered(archive, changes)))
    const agents = (await partsIn(archive)).get('donnees/essai/agent.csv')?.toString() ?? ''
    expect(await refused({ 'donnees/essai/agent.csv': agents.replace('Zoé', 'Noé') })).toEqual([
      'Ce fichier n’est plus celui qui a été exporté (SHA-256 différent)\u00a0: donnees/essai/agent.csv',
    ])
    expect(await refused({ 'donnees/essai/jeton.csv': null })).toEqual([
      'Il manque à l’archive\u00a0: donnees/essai/jeton.csv',
    ])
    expect(await refused({ 'donnees/intrus.csv': 'a' })).toEqual([
      'L’archive contient ce que rien ne décrit\u00a0: donnees/intrus.csv',
    ])
    for (const name of ['../dehors.csv', '/etc/passwd', 'donnees/../../dehors'])
      expect(await refused({ [name]: 'x' })).toEqual([
        `L’archive contient un nom qui sortirait de son dossier, elle est refusée\u00a0: ${name}`,
      ])
    expect(await reasonsOf(imported(target, archive.replace('archive.zip', 'rien.zip')))).toEqual([
      '«\u00a0rien.zip\u00a0» n’est pas une archive de réversibilité entière.',
    ])
    expect(await whole(target)).toEqual(before)
  } finally {
    await target.close()
  }
})

test('each table and column that is missing or narrower here is named before a line is written', async () => {
  const changed = script
    .replace('libelle varchar(20));', 'libelle varchar(10));')
    .replace('remarque text, ', '')
    .replace('montant numeric(12,3)', 'montant numeric(12,2)')
    .replace('nom varchar(50) NOT NULL, photo', 'nom varchar(50) NOT NULL, matricule varchar(5) NOT NULL, photo')
    .replace(/CREATE TABLE ligne[^;]+;/, '')
  const target = await town('', changed, overrides)
  try {
    const before = await whole(target)
    expect(await reasonsOf(imported(target, archive))).toEqual([
      'L’archive n’a pas la colonne «\u00a0essai.agent.matricule\u00a0», obligatoire ici.',
      'La colonne «\u00a0essai.dossier.montant\u00a0» est plus étroite ici (numeric(12,3) là-bas, numeric(12,2) ici).',
      'La colonne «\u00a0essai.dossier.remarque\u00a0» n’existe pas ici.',
      'La colonne «\u00a0essai.jeton.libelle\u00a0» est plus étroite ici (character varying(20) là-bas, character varying(10) ici).',
      'Il n’y a pas de table «\u00a0essai.ligne\u00a0» ici.',
    ])
    expect(await whole(target)).toEqual(before)
  } finally {
    await target.close()
  }
})

test('a number that is taken, or an unknown place, is told', async () => {
  const target = await town(neighbours)
  try {
    expect(await reasonsOf(imported(target, archive))).toEqual([
      'Il y a déjà ici une collectivité numéro 12 («\u00a0Une autre\u00a0»)\u00a0: donnez-lui un autre numéro par --as.',
    ])
    expect(await reasonsOf(imported(target, archive, { as: '88', under: '404' }))).toEqual([
      'Il n’y a pas ici de collectivité numéro 404 à laquelle la rattacher.',
    ])
    expect(await reasonsOf(imported(target, archive, { as: 'aubry' }))).toEqual([
      '«\u00a0aubry\u00a0» ne peut pas être le numéro d’une collectivité ici\u00a0: les applications attendent un nombre.',
    ])
  } finally {
    await target.close()
  }
})

test('what the base refuses at the last line leaves nothing of the first', async () => {
  const target =
    await town(`CREATE FUNCTION non() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.texte = '' THEN RAISE EXCEPTION 'Pas de texte vide'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER non BEFORE INSERT ON ligne FOR EACH ROW EXECUTE FUNCTION non()`)
  try {
    const before = await whole(target)
    expect(await reasonsOf(imported(target, archive))).toEqual(['«\u00a0ligne\u00a0»\u00a0: Pas de texte vide'])
    expect(await whole(target)).toEqual(before)
  } finally {
    await target.close()
  }
})

test('cut off in mid-way, nothing is left, and it is simply done again', async () => {
  const target = await town()
  try {
    const before = await whole(target)
    await target.query(`CREATE FUNCTION coupe() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER coupe AFTER INSERT ON piece FOR EACH ROW EXECUTE FUNCTION coupe()`)
    await expect(imported(target, archive)).rejects.toThrow()
    await target.query('DROP TRIGGER coupe ON piece; DROP FUNCTION coupe')
    expect(await whole(target)).toEqual(before)
    expect((await imported(target, archive)).beside).toMatchObject({ fichiers: 3, notes: 1 })
  } finally {
    await target.close()
  }
})
