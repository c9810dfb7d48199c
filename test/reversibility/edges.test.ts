// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, inject, test } from 'vitest'
import { verifyRows } from '../../packages/openmairie/src/records/index.js'
import { exportCollectivite } from '../../packages/openmairie/src/reversibility/export.js'
import { raiseTestBarrier } from '../support/barrier.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import {
  altered,
  beside,
  exported,
  forged,
  imported,
  partsIn,
  reasonsOf,
  rows,
  secret,
  type Town,
  town,
} from './town.js'

const open: Town[] = []
afterAll(async () => {
  for (const each of open) await each.close()
})
const held = async (...given: Parameters<typeof town>): Promise<Town> => {
  const found = await town(...given)
  open.push(found)
  return found
}
const two = `INSERT INTO openmairie.om_collectivite VALUES ('12', 'Aubry'), ('13', 'Brion');`

test('tables that refer to each other and must, and rows to their own table, come in where a constraint can wait', async () => {
  const tables = (how: string) => `
    CREATE TABLE foyer (foyer serial PRIMARY KEY, om_collectivite integer NOT NULL, chef integer NOT NULL, racine integer NOT NULL REFERENCES foyer);
    CREATE TABLE membre (membre serial PRIMARY KEY, om_collectivite integer NOT NULL, foyer integer NOT NULL REFERENCES foyer, nom text);
    ALTER TABLE foyer ADD CONSTRAINT foyer_chef_fkey FOREIGN KEY (chef) REFERENCES membre ${how};`
  const given = `${two} BEGIN; INSERT INTO foyer VALUES (1, 12, 1, 2), (2, 12, 2, 2); INSERT INTO membre VALUES (1, 12, 1, 'Un'), (2, 12, 2, 'Deux'); COMMIT`
  const source = await held(given, tables('DEFERRABLE INITIALLY DEFERRED'), {})
  const archive = await exported(source)
  const target = await held(
    `INSERT INTO openmairie.om_collectivite VALUES ('13', 'Brion'); BEGIN; INSERT INTO foyer VALUES (2, 13, 9, 2); INSERT INTO membre VALUES (9, 13, 2, 'Leur'); COMMIT`,
    tables('DEFERRABLE'.concat(' INITIALLY DEFERRED')),
    {},
  )
  await imported(target, archive)
  expect(await target.query('SELECT foyer, chef, racine FROM foyer WHERE om_collectivite = 12 ORDER BY 1')).toEqual([
    { foyer: 3, chef: 1, racine: 4 },
    { foyer: 4, chef: 2, racine: 4 },
  ])
  expect(await target.query('SELECT membre, foyer FROM membre WHERE om_collectivite = 12 ORDER BY 1')).toEqual([
    { membre: 1, foyer: 3 },
    { membre: 2, foyer: 4 },
  ])
  expect((await verifyRows(target.ctx)).strays).toEqual([])
  const strict = await held('', tables(''), {})
  expect(await reasonsOf(imported(strict, archive))).toEqual([
    'Ces tables renvoient l’une à l’autre et doivent toujours le faire\u00a0: foyer, membre. Rendez l’une de ces contraintes différable (DEFERRABLE), puis recommencez.',
  ])
})

test('a reference to another’s row is emptied, and never leads to a neighbour’s of the same number; one that must be given refuses', async () => {
  const tables = (must: string) => `
    CREATE TABLE salle (salle serial PRIMARY KEY, om_collectivite integer NOT NULL, libelle text NOT NULL);
    CREATE TABLE pret (pret serial PRIMARY KEY, om_collectivite integer NOT NULL, salle integer ${must} REFERENCES salle);`
  const given = `${two} INSERT INTO salle VALUES (1, 13, '${secret}'), (2, 12, 'La nôtre'); INSERT INTO pret VALUES (1, 12, 1), (2, 12, 2);`
  const neighbour = `INSERT INTO openmairie.om_collectivite VALUES ('13', 'Brion'); INSERT INTO salle VALUES (1, 13, 'Voisine');`
  const source = await held(given, tables(''), {})
  const target = await held(neighbour, tables(''), {})
  const done = await imported(target, await exported(source))
  expect(done.tables.find(({ entity }) => entity === 'pret')).toMatchObject({ added: 2, emptied: 1 })
  expect(await target.query('SELECT pret, salle FROM pret ORDER BY 1')).toEqual([
    { pret: 1, salle: null },
    { pret: 2, salle: 2 },
  ])
  const must = await held(given, tables('NOT NULL'), {})
  const strict = await held(neighbour, tables('NOT NULL'), {})
  expect(await reasonsOf(imported(strict, await exported(must)))).toEqual([
    '«\u00a0pret\u00a0» 1\u00a0: «\u00a0salle\u00a0» renvoie à ce qui n’est pas dans l’archive, et ne peut pas rester vide.',
  ])
  expect(await strict.query('SELECT count(*)::int AS n FROM pret')).toEqual([{ n: 0 }])
})

test('a typed key is a text that references follow, and is not changed where it is taken', async () => {
  const tables = `
    CREATE TABLE rubrique (rubrique varchar(10) PRIMARY KEY, om_collectivite integer NOT NULL);
    CREATE TABLE article (article varchar(10) PRIMARY KEY, rubrique varchar(10) REFERENCES rubrique, om_collectivite integer NOT NULL);`
  const source = await held(
    `${two} INSERT INTO rubrique VALUES ('ÉTÉ', 12); INSERT INTO article VALUES ('A1', 'ÉTÉ', 12)`,
    tables,
    {},
  )
  const archive = await exported(source)
  const free = await held('', tables, {})
  await imported(free, archive, { as: '40' })
  expect(await free.query('SELECT * FROM article')).toEqual([{ article: 'A1', rubrique: 'ÉTÉ', om_collectivite: 40 }])
  const taken = await held(`INSERT INTO rubrique VALUES ('ÉTÉ', 13)`, tables, {})
  expect(await reasonsOf(imported(taken, archive))).toEqual([
    '«\u00a0rubrique\u00a0»\u00a0: Un autre enregistrement porte déjà cette valeur (Rubrique).',
  ])
  expect(await taken.query('SELECT count(*)::int AS n FROM openmairie.om_collectivite')).toEqual([{ n: 0 }])
})

test('an application’s own list of collectivités follows, filled beforehand or not', async () => {
  const tables = `
    CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
    CREATE TABLE permis (permis serial PRIMARY KEY, om_collectivite integer NOT NULL REFERENCES om_collectivite, objet text);`
  const source = await held(
    `${two} INSERT INTO om_collectivite VALUES (12, 'Aubry'), (13, '${secret}'); INSERT INTO permis VALUES (1, 12, 'Abri'), (2, 13, '${secret}')`,
    tables,
    {},
  )
  const archive = await exported(source)
  for (const [name, bytes] of await partsIn(archive)) expect(bytes.includes(secret), name).toBe(false)
  const empty = await held('', tables, {})
  await imported(empty, archive, { as: '50' })
  expect(await empty.query('SELECT om_collectivite, libelle FROM om_collectivite')).toEqual([
    { om_collectivite: 50, libelle: 'Aubry' },
  ])
  const filled = await held(`INSERT INTO om_collectivite VALUES (12, 'Aubry, déjà')`, tables, {})
  const done = await imported(filled, archive)
  expect(
    done.tables.find(({ application, entity }) => application === 'essai' && entity === 'om_collectivite'),
  ).toMatchObject({ added: 0, matched: 1 })
  expect(
    await filled.query('SELECT c.libelle, objet FROM permis JOIN om_collectivite c USING (om_collectivite)'),
  ).toEqual([{ libelle: 'Aubry, déjà', objet: 'Abri' }])
})

test('an application that tells no collectivités apart goes with the only one, and stays where there are several', async () => {
  const tables = 'CREATE TABLE fiche (fiche serial PRIMARY KEY, nom text NOT NULL)'
  const given = `INSERT INTO openmairie.om_collectivite VALUES ('12', 'Aubry'); INSERT INTO fiche (nom) VALUES ('Une')`
  const source = await held(given, tables, {})
  const archive = await exported(source)
  const target = await held('', tables, {})
  await imported(target, archive)
  expect(await target.query('SELECT fiche, nom FROM fiche')).toEqual([{ fiche: 1, nom: 'Une' }])
  await source.query(`INSERT INTO openmairie.om_collectivite VALUES ('13', 'Brion')`)
  const parts = await partsIn(await exported(source, '12', 'deux.zip'))
  expect([...parts.keys()].filter((name) => name.includes('essai'))).toEqual(['journal/essai.jsonl'])
  expect(parts.get('LISEZMOI.md')?.toString()).toContain(
    '- L’application «\u00a0essai\u00a0»\u00a0: elle ne distingue pas les collectivités, et l’instance en sert plusieurs.',
  )
})

test('lines of the journal of a key that was another’s do not leave; those of the record since it was made do', async () => {
  const source = await held(rows)
  const line = (operation: string, before: string, after: string) => `
    WITH line AS (INSERT INTO openmairie.om_journal (acteur, application, entite, enregistrement, operation, empreinte)
      VALUES ('anne', 'essai', 'dossier', '12,PC~201', '${operation}', '') RETURNING om_journal)
    INSERT INTO openmairie.om_journal_contenu SELECT om_journal, '', ${before}, ${after} FROM line;`
  await source.query(
    line('create', 'NULL', `'{"om_collectivite": "12", "remarque": "${secret} avant"}'`) +
      line('delete', `'{"om_collectivite": "12", "remarque": "${secret} avant"}'`, 'NULL') +
      line('create', 'NULL', `'{"om_collectivite": "12", "remarque": "la nôtre"}'`) +
      line('update', `'{"om_collectivite": "7", "remarque": "${secret}"}'`, `'{"om_collectivite": "12"}'`) +
      line('update', `'{"om_collectivite": "12"}'`, `'{"om_collectivite": "12", "remarque": "changée"}'`),
  )
  const journal = (await partsIn(await exported(source))).get('journal/essai.jsonl')?.toString() ?? ''
  const lines = journal
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text))
  expect(lines.map(({ acteur, operation, apres }) => [acteur, operation, apres.remarque])).toEqual([
    ['anne', 'create', 'la nôtre'],
    ['anne', 'update', 'changée'],
  ])
})

test('an archive forged with care brings nothing of another collectivité, nor beside another’s record', async () => {
  const source = await held(rows)
  await beside(source)
  const archive = await exported(source)
  const parts = await partsIn(archive)
  const text = (name: string) => parts.get(name)?.toString() ?? ''
  const target = await held(rows.replaceAll("'12'", "'14'").replaceAll('(12,', '(14,').replaceAll(', 12,', ', 14,'))
  const refused = async (name: string, change: (text: string) => string) =>
    reasonsOf(imported(target, await forged(archive, { [name]: change(text(name)) })))
  expect(await refused('donnees/essai/dossier.csv', (csv) => csv.replace('12,DP/2 é', '7,DP/2 é'))).toEqual([
    '«\u00a0dossier\u00a0» contient une ligne d’une autre collectivité que celle de l’archive.',
  ])
  expect(await refused('suivi/notes.csv', (csv) => csv.replace('essai,agent,2', 'essai,agent,999'))).toEqual([
    expect.stringMatching(/^suivi\/notes\.csv parle d’un enregistrement qui n’est pas dans l’archive/),
  ])
  expect(await refused('suivi/fichiers.csv', (csv) => csv.replaceAll('12,PC~201', '14,PC~201'))).toEqual([
    expect.stringMatching(/^suivi\/fichiers\.csv parle d’un enregistrement qui n’est pas dans l’archive/),
  ])
  for (const [from, to] of [
    ['etat,dossier,2', 'etat,dossier,1'],
    ['etat,dossier,2', 'script,dossier,2'],
    ['essai,etat,dossier,2', 'autre,etat,dossier,2'],
    [',2,true,', ',2,oui,'],
    [',1,false,', ',1,true,'],
    ['"{""body"": ""<p>Avant</p>""}"', '"[1]"'],
    ['""kind"": ""etat""', '""kind"": ""script""'],
  ] as const)
    expect(await refused('suivi/editions.csv', (csv) => csv.replace(from, to)), to).toEqual([
      expect.stringMatching(
        /^suivi\/editions\.csv donne une version d’édition qui ne se lit pas ici, ou deux fois la même/,
      ),
    ])
  expect(await refused('datapackage.json', (json) => json.replace('"format": 1', '"format": 2'))).toEqual([
    'datapackage.json n’est pas une description que cette version sait lire (openmairie.format).',
  ])
  expect(
    await refused('donnees/essai/agent.csv', (csv) => csv.replace('agent,om_collectivite', 'agent,collectivite')),
  ).toEqual(['Les colonnes de donnees/essai/agent.csv ne sont pas celles que décrit datapackage.json.'])
  expect(await refused('donnees/essai/dossier.csv', (csv) => csv.replace('1.50, ', '1.50} , {'))).toHaveLength(1)
  expect(
    await target.query(`SELECT count(*)::int AS n FROM openmairie.om_collectivite WHERE om_collectivite = '12'`),
  ).toEqual([{ n: 0 }])
  await imported(target, archive)
})

test('a forged description writes to no table of rights, of accounts, or of nobody, and to none twice', async () => {
  const tables = `CREATE TABLE salle (salle serial PRIMARY KEY, om_collectivite integer NOT NULL, libelle text);
    CREATE TABLE reglage (reglage varchar(10) PRIMARY KEY, valeur text);`
  const source = await held(`${two} INSERT INTO salle (om_collectivite, libelle) VALUES (12, 'Rose')`, tables, {})
  const archive = await exported(source)
  const target = await held(`INSERT INTO openmairie.om_collectivite VALUES ('13', 'Brion')`, tables, {})
  const manifest = JSON.parse((await partsIn(archive)).get('datapackage.json')?.toString() ?? '')
  const [first] = manifest.resources
  const described = (application: string, entity: string, path: string, names: readonly string[]) => ({
    ...first,
    name: `${application}.${entity}`,
    path,
    schema: {
      ...first.schema,
      fields: names.map((name) => ({
        name,
        title: name,
        type: 'string',
        openmairie: { type: 'string', native: 'varchar(5)', nullable: true, precision: null, scale: null, empty: 0 },
        constraints: { maxLength: 5 },
      })),
    },
    openmairie: { kind: 'own', application, entity, rows: 1 },
  })
  const with_ = (application: string, entity: string, csv: string) => {
    const path = `donnees/${application}/${entity}-de-plus.csv`
    const more = described(application, entity, path, (csv.split('\r\n')[0] ?? '').split(','))
    const resources = [...manifest.resources, more]
    return forged(archive, { 'datapackage.json': JSON.stringify({ ...manifest, resources }), [path]: csv })
  }
  const nobodys = (place: string) =>
    `Rien ne dit ici à quelle collectivité sont les lignes de «\u00a0${place}\u00a0»\u00a0: une archive n’y écrit pas.`
  const right = await with_('administration', 'om_droit', 'om_profil,permission\r\nconsultation,om_droit\r\n')
  expect(await reasonsOf(imported(target, right))).toEqual([nobodys('administration.om_droit')])
  const account = await with_('administration', 'om_utilisateur', 'login,nom,om_collectivite\r\npirate,P,12\r\n')
  expect(await reasonsOf(imported(target, account))).toEqual([nobodys('administration.om_utilisateur')])
  const setting = await with_('essai', 'reglage', 'reglage,valeur\r\nmode,ouvert\r\n')
  expect(await reasonsOf(imported(target, setting))).toEqual([nobodys('essai.reglage')])
  const again = await with_('essai', 'salle', 'salle,om_collectivite\r\n9,12\r\n')
  expect(await reasonsOf(imported(target, again))).toContain(
    'L’archive décrit deux fois la table «\u00a0essai.salle\u00a0».',
  )
  const resources = manifest.resources.filter(({ openmairie }: typeof first) => openmairie.entity !== 'om_collectivite')
  const nameless = await forged(archive, {
    'datapackage.json': JSON.stringify({ ...manifest, resources }),
  })
  expect(await reasonsOf(imported(target, nameless))).toEqual([
    'L’archive ne dit pas, en une ligne et une seule, de quelle collectivité elle est.',
  ])
  expect(await target.query(`SELECT count(*)::int AS n FROM salle`)).toEqual([{ n: 0 }])
})

test('sums of more files than fit in memory as one text are read; a line that is none is told', async () => {
  const source = await held(two, '', {})
  const archive = await exported(source)
  const sums = (await partsIn(archive)).get('SHA256SUMS')?.toString() ?? ''
  const target = await held('', '', {})
  const long = await altered(archive, { SHA256SUMS: sums.repeat(Math.ceil(34_000_000 / sums.length)) })
  expect((await imported(target, long, { rehearsed: true })).collectivite.label).toBe('Aubry')
  expect(await reasonsOf(imported(target, await altered(archive, { SHA256SUMS: `${sums}reste\n` })))).toEqual([
    'Ce fichier n’est plus celui qui a été exporté (SHA-256 différent)\u00a0: SHA256SUMS',
  ])
}, 60_000)

test('an application that tells no collectivités apart is not mixed with what others of the instance have in it', async () => {
  const tables = 'CREATE TABLE fiche (fiche serial PRIMARY KEY, nom text NOT NULL)'
  const source = await held(
    `INSERT INTO openmairie.om_collectivite VALUES ('12', 'Aubry'); INSERT INTO fiche (nom) VALUES ('Une')`,
    tables,
    {},
  )
  const target = await held(
    `INSERT INTO openmairie.om_collectivite VALUES ('13', 'Brion'); INSERT INTO fiche (nom) VALUES ('La leur')`,
    tables,
    {},
  )
  expect(await reasonsOf(imported(target, await exported(source)))).toEqual([
    'Rien ne dit ici à quelle collectivité sont les lignes de «\u00a0essai.fiche\u00a0»\u00a0: une archive n’y écrit pas.',
  ])
  expect(await target.query('SELECT nom FROM fiche')).toEqual([{ nom: 'La leur' }])
})

test('applications that share a base of another engine are read there at one moment, one after the other', async () => {
  const sqlite = await scratchSqlite(`
    CREATE TABLE lieu (lieu integer PRIMARY KEY, om_collectivite integer NOT NULL);
    INSERT INTO lieu VALUES (1, 12), (2, 13);`)
  try {
    const source = await town(two, '', {}, sqlite.url)
    const { app } = source.ctx
    const other = { ...source.ctx, app: { ...app, definition: { ...app.definition, name: 'voisine' } } }
    const parts = await partsIn(await exported({ ...source, ctx: source.ctx, others: [other] }))
    expect(parts.get('donnees/essai/lieu.csv')?.toString()).toBe('lieu,om_collectivite\r\n1,12\r\n')
    expect(parts.get('donnees/voisine/lieu.csv')?.toString()).toBe('lieu,om_collectivite\r\n1,12\r\n')
    await source.close()
  } finally {
    await sqlite.drop()
  }
})

test('from a base of another engine it goes out; into one it does not, and that is said', async () => {
  const sqlite = await scratchSqlite(`
    CREATE TABLE lieu (lieu integer PRIMARY KEY, om_collectivite integer NOT NULL, nom text, prix decimal(10,2), octets blob);
    INSERT INTO lieu VALUES (1, 12, 'Hôtel', 12.50, x'00ff'), (2, 13, '${secret}', NULL, NULL), (3, 12, '', NULL, NULL);`)
  try {
    const source = await town(two, '', {}, sqlite.url)
    const archive = await exported(source)
    const parts = await partsIn(archive)
    expect(parts.get('donnees/essai/lieu.csv')?.toString()).toBe(
      'lieu,om_collectivite,nom,prix,octets\r\n1,12,Hôtel,12.5,00FF\r\n3,12,"",,\r\n',
    )
    for (const [name, bytes] of parts) expect(bytes.includes(secret), name).toBe(false)
    await source.query(`DELETE FROM openmairie.om_collectivite`)
    expect(await reasonsOf(imported(source, archive))).toEqual([
      'Les données de «\u00a0Essai\u00a0» sont dans une autre base que l’instance\u00a0: les deux ne s’écrivent pas en une fois, et rien n’y est repris à moitié. Importez ses tableaux un à un par l’écran, ou chargez-les dans sa base.',
    ])
    await source.close()
  } finally {
    await sqlite.drop()
  }
})

test('behind row-level security, an instance is taken from and brought into as without', async () => {
  const source = await town(rows)
  const target = await town(
    `INSERT INTO openmairie.om_collectivite VALUES ('7', 'Voisine'); INSERT INTO service (om_collectivite, libelle) VALUES (7, 'a'), (7, 'b')`,
  )
  const [out, into] = [await raiseTestBarrier(source.base, source.app), await raiseTestBarrier(target.base, target.app)]
  try {
    const serving = (of: Town, by: typeof out): Town => ({
      ...of,
      ctx: by.behind(of.ctx),
      administration: { ...by.behind(of.administration), app: of.administration.app },
    })
    const archive = await exported(serving(source, out))
    for (const [name, bytes] of await partsIn(archive)) expect(bytes.includes(secret), name).toBe(false)
    const done = await imported(serving(target, into), archive)
    expect(done.tables.find(({ entity }) => entity === 'service')).toMatchObject({ added: 2, renumbered: true })
    expect(await target.query('SELECT service, libelle FROM service WHERE om_collectivite = 12 ORDER BY 1')).toEqual([
      { service: 3, libelle: 'Urbanisme' },
      { service: 4, libelle: 'Instruction' },
    ])
  } finally {
    await out.close()
    await into.close()
    await source.close()
    await target.close()
    await out.dropRoles()
    await into.dropRoles()
  }
})

test.skipIf(inject('mariadbUrl') === null)(
  'of a table without key on another engine, each row goes out once',
  async () => {
    const mariadb = await scratchMariadb(`
    CREATE TABLE passage (om_collectivite integer NOT NULL, lieu varchar(20), octets varbinary(10));
    INSERT INTO passage SELECT 12, IF(seq % 3 = 0, NULL, CONCAT('Lieu ', seq % 7)), NULL FROM seq_1_to_2500;
    INSERT INTO passage VALUES (13, '${secret}', NULL), (12, '', x'00ff'), (12, 'É', x'');`)
    const source = await town(two, '', {}, mariadb.url)
    try {
      const parts = await partsIn(await exported(source))
      const lines = parts.get('donnees/essai/passage.csv')?.toString().split('\r\n').slice(1, -1) ?? []
      expect(lines).toHaveLength(2502)
      const counts = new Map<string, number>()
      for (const each of lines) counts.set(each, (counts.get(each) ?? 0) + 1)
      expect(counts.get('12,,')).toBe(833)
      expect(counts.get('12,Lieu 1,')).toBe(239)
      expect(counts.get('12,"",00FF')).toBe(1)
      expect(counts.get('12,É,""')).toBe(1)
      for (const [name, bytes] of parts) expect(bytes.includes(secret), name).toBe(false)
    } finally {
      await source.close()
      await mariadb.drop()
    }
  },
)

test('what a default draws next is free, in columns that are no key too', async () => {
  const tables =
    "CREATE TABLE recu (recu serial PRIMARY KEY, om_collectivite integer NOT NULL, rang bigint NOT NULL UNIQUE DEFAULT 0); CREATE SEQUENCE recu_rang; ALTER TABLE recu ALTER rang SET DEFAULT nextval('recu_rang')"
  const source = await held(
    `${two} INSERT INTO recu (om_collectivite) SELECT 12 FROM generate_series(1, 5)`,
    tables,
    {},
  )
  const target = await held('', tables, {})
  await imported(target, await exported(source))
  expect(await target.query('INSERT INTO recu (om_collectivite) VALUES (12) RETURNING recu, rang')).toEqual([
    { recu: 6, rang: '6' },
  ])
})

test('who stops taking it, at whatever point, leaves no connection at work', async () => {
  const source = await held(rows)
  await beside(source)
  const busy = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`
  for (let pieces = 1; pieces < 40; pieces += 3) {
    const content = exportCollectivite({
      collectivite: '12',
      apps: [source.ctx],
      administration: source.administration,
      files: source.files,
      actor: 'anne',
      at: 0,
      tell: async (done) => {
        if (pieces % 2 === 0 && done > pieces / 2) throw new Error('Assez')
      },
    })
    let taken = 0
    const taking = async (): Promise<void> => {
      for await (const _ of content) if (++taken >= pieces) return
    }
    await taking().catch((error: unknown) => expect(String(error)).toBe('Error: Assez'))
    expect(await source.query(busy)).toEqual([{ n: 0 }])
  }
}, 60_000)
