// SPDX-License-Identifier: EUPL-1.2

/** `METHOD pattern` of every route, read from the router's own tree. */
export function routesOf(tree: string): readonly string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)(?:└──|├──) (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
    if (part === '') return []
    const depth = indent.length / 4
    path.splice(depth, path.length, part)
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path.join('')}`)
  })
}

/** What the parts of an address are, where they lead somewhere; a part that is not here is its own name. */
export const values: Readonly<Record<string, string>> = {
  app: 'permis',
  entity: 'permis',
  key: '1',
  action: 'clore',
  note: '1',
  task: '1',
  search: '1',
  import: '00000000-0000-4000-8000-00000000000c',
  field: 'document',
  edition: 'permis',
  application: 'permis',
  genre: 'etat',
  requete: 'permis',
  courriel: '00000000-0000-4000-8000-000000000011',
  piece: '00000000-0000-4000-8000-00000000000a',
  job: '00000000-0000-4000-8000-000000000001',
  tableur: '00000000-0000-4000-8000-00000000000f',
  planifiee: '00000000-0000-4000-8000-000000000001',
  collectivite: '12',
  pair: '1f5f8b-7fb2d9.css',
  page: 'avis',
  file: 'permis.css',
}
/** Where a route is asked, where it is one of the administration alone: about the account of the agent. */
const at: Readonly<Record<string, string>> = {
  'GET /:app/:entity/:key/-/acces': '/administration/om_utilisateur/3/-/acces',
  'POST /:app/:entity/:key/-/pieces/:piece/remettre':
    '/permis/permis/1/-/pieces/00000000-0000-4000-8000-00000000000b/remettre',
  'POST /:app/:entity/:key/-/acces/lien': '/administration/om_utilisateur/3/-/acces/lien',
  'POST /:app/:entity/:key/-/acces/second-facteur': '/administration/om_utilisateur/3/-/acces/second-facteur',
}
/** A file that waits to be put back. */
export const takenOff = '00000000-0000-4000-8000-00000000000b'
/** What a route is asked with, where it answers nothing without it. */
const asked: Readonly<Record<string, string>> = {
  'GET /:app/:entity/-/choix': '?champ=om_collectivite',
  'GET /:app/:entity/:key/-/fusionner': '?avec=2',
  'POST /:app/:entity/:key/-/fusionner': '?avec=2',
  'GET /:app/:entity/:key/-/cellule': '?champ=demandeur',
  'POST /:app/:entity/:key/-/cellule': '?champ=demandeur',
}
/** What a form is sent with, where the route answers nothing without it. */
export const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /-/voir-comme': { profil: 'consultation' },
  'POST /-/reversibilite': { collectivite: '12' },
  'POST /-/editions/nouveau': { genre: 'etiquette', nom: 'Dos', depart: 'vide permis permis' },
  'POST /-/editions/:application/:genre/:edition': { vue: '1', 't.title': '<h1>Autre</h1>' },
  'POST /-/editions/:application/:genre/:edition/fichier': { vue: '1' },
  'POST /-/editions/:application/:genre/:edition/restaurer': { vue: '1', version: '1' },
  'POST /-/editions/:application/:genre/:edition/comparaison': { vue: '1', 'c.title': 'fichier' },
  'POST /-/requetes/nouvelle': {
    application: 'permis',
    entite: 'permis',
    libelle: 'Autre',
    'c.0.champ': 'demandeur',
    faire: 'enregistrer',
  },
  'POST /-/requetes/:application/:requete/modifier': {
    vue: '1',
    entite: 'permis',
    libelle: 'Autre',
    'c.0.champ': 'demandeur',
    faire: 'enregistrer',
  },
  'POST /-/requetes/:application/:requete/retirer': { vue: '1' },
  'POST /-/requetes/sql': {
    application: 'permis',
    libelle: 'En SQL',
    texte: 'SELECT demandeur FROM permis',
    faire: 'enregistrer',
  },
  'POST /:app/:entity/-/selection': { cle: '1' },
  'POST /:app/:entity/-/editions': { edition: 'permis', forme: 'pdf' },
  'POST /:app/:entity/-/courriels': { edition: 'permis', nombre: '0', objet: 'Permis', message: 'Bonjour' },
  'POST /:app/:entity/-/recherches/:search': { nom: 'Autre nom' },
  'POST /:app/:entity/-/recherches/:search/habituel': { habituel: '1' },
  'POST /:app/:entity/:key/-/courriel/:edition': {
    destinataire: 'anne@exemple.fr',
    objet: 'Permis',
    message: 'Bonjour',
  },
  'POST /:app/:entity/:key/-/modifier': { 'v.demandeur': 'Autre' },
}

/** The path that a route is asked at, with some of its parts, or all of them as usual. */
export function pathOf(route: string, parts: Readonly<Record<string, string>> = {}): string {
  const [, pattern = ''] = route.split(' ')
  const isUsual = Object.keys(parts).length === 0
  return ((isUsual ? at[route] : undefined) ?? pattern)
    .replace(/:(\w+)\*/g, (_, name: string) => `${parts[name] ?? values[name] ?? name}/un`)
    .replace(/:(\w+)/g, (_, name: string) => parts[name] ?? values[name] ?? name)
    .replace('/*', `/${parts['*'] ?? '-/statique/style.css'}`)
}

/** The query that a route is asked with, `?` included; empty where it needs none. */
export const queryOf = (route: string): string => asked[route] ?? ''

/** The routes that take files. */
export const takesFiles = (route: string): boolean =>
  readsUpload(route) ||
  route === 'POST /:app/:entity/:key/-/pieces' ||
  route === 'POST /:app/:entity/-/nouveau' ||
  route === 'POST /:app/:entity/-/importer' ||
  route.startsWith('POST /:app/-/:page') ||
  route === 'POST /-/generateur/tableur' ||
  route === 'POST /:app/:entity/:key/-/modifier'

/** The routes that read their form as it comes, with a file; one of them. */
export const uploadRoute = 'POST /-/logo/:collectivite'
export const readsUpload = (route: string): boolean =>
  route === uploadRoute || route === 'POST /-/signature/:collectivite'
export const uploadType = 'multipart/form-data; boundary=bord'
/** A form with a file that is no picture: refused in words by whoever lets it come so far. */
export const uploadOf = (csrf: string): string =>
  `--bord\r\ncontent-disposition: form-data; name="-csrf"\r\n\r\n${csrf}\r\n` +
  `--bord\r\ncontent-disposition: form-data; name="fichier"; filename="a.png"\r\ncontent-type: image/png\r\n\r\nrien\r\n--bord--\r\n`
