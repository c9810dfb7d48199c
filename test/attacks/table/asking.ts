// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fields, pathOf, queryOf, readsUpload } from '../../support/every-route/routes.js'
import { type EveryRoute, serveEveryRoute } from '../../support/every-route/served.js'
import { type Fields, formsIn } from '../../support/http.js'
import { root } from '../../support/workspace.js'
import { type Answer, faultsOf } from './answers.js'
import { refusedBy } from './refused.js'
import { type Written, watch } from './watch.js'

/** Who attacks: nobody signed in, an agent of Aubry, an administrator. */
export const attackers = ['anonymous', 'own', 'chief'] as const
export type Attacker = (typeof attackers)[number]

/** A request that differs from an honest one in what it says here. */
export interface Attack {
  readonly path?: string
  readonly query?: Fields
  /** The whole form, its token left out: that of the session is added, unless `csrf` says otherwise. */
  readonly form?: Fields
  /** A body as it is, instead of a form. */
  readonly body?: { readonly type: string; readonly content: string | Buffer | ((csrf: string) => string | Buffer) }
  readonly csrf?: string
  readonly cookies?: Readonly<Record<string, string>>
  /** The cookie of the session is none that opens one. */
  readonly isForged?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
}

export interface Outcome extends Written {
  readonly status: number
  readonly text: string
  readonly location: string
  /** All that is wrong: with the answer, with what was written, with what the journal says. */
  readonly faults: readonly string[]
}

export interface Table extends EveryRoute {
  ask(route: string, attacker: Attacker, attack?: Attack): Promise<Outcome>
  /** What a browser would send to a route from the page that leads there, and what the test adds. */
  honestForm(route: string): Fields
}

/** What each may see nowhere: hidden fields; for an agent all that is of others; for a stranger every row. */
const secrets: Readonly<Record<Attacker, readonly string[]>> = {
  anonymous: ['zqcache', 'zqsecret', 'Anne', 'Bruno', 'Clôture', 'Administratrice', 'Aubry'],
  own: ['zqcache', 'zqsecret'],
  chief: ['zqcache'],
}

const form = 'application/x-www-form-urlencoded'
let address = 0
/** Another machine each time: how often one address may try is another attack. */
const elsewhere = (): string => `10.${(++address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`

const encoded = (entries: Fields): string =>
  new URLSearchParams(entries.map(([name, value]) => [name, value])).toString()

function multipart(entries: Fields): string {
  const part = ([name, value]: readonly [string, string]): string =>
    `--bord\r\ncontent-disposition: form-data; name="${encodeURIComponent(name)}"${name === 'fichier' ? '; filename="a.png"' : ''}\r\n\r\n${value}\r\n`
  return `${entries.map(part).join('')}--bord--\r\n`
}

/** Serves every route to attackers, and looks at all that comes of each attack. */
export async function attackTable(): Promise<Table> {
  const served = await serveEveryRoute()
  await served.reset()
  const watching = await watch(served.base)
  const folders = [served.work, realpathSync(served.work), tmpdir(), root]
  const open = new Map<Attacker, { readonly token: string; readonly csrf: string }>()
  const forms = new Map<string, Fields>()

  const sessionOf = async (attacker: Attacker) => {
    const held = open.get(attacker) ?? (await served.sessionOf(attacker))
    open.set(attacker, held)
    return held
  }
  const honestForm = (route: string): Fields => {
    const once = randomUUID()
    const said = Object.entries(fields[route] ?? {})
    const shown = (forms.get(route) ?? []).filter(([name]) => !said.some(([other]) => other === name))
    const file = readsUpload(route) ? [['fichier', 'rien'] as const] : []
    return [...shown.map(([name, value]) => [name, name === '-once' ? once : value] as const), ...said, ...file]
  }
  const ask: Table['ask'] = async (route, attacker, attack = {}) => {
    const [usual = ''] = route.split(' ')
    const method = attack.method ?? (usual === 'GET' ? 'GET' : 'POST')
    const { token, csrf } = await sessionOf(attacker)
    const given = [['-csrf', attack.csrf ?? csrf] as const, ...(attack.form ?? honestForm(route))]
    const isUpload = readsUpload(route)
    const body = attack.body ?? {
      type: isUpload ? 'multipart/form-data; boundary=bord' : form,
      content: isUpload ? multipart(given) : encoded(given),
    }
    const cookies = { ...(token === '' ? {} : { om_session: token }), ...attack.cookies }
    const query = attack.query
      ? `?${encoded([...new URLSearchParams(queryOf(route)), ...attack.query])}`
      : queryOf(route)
    const response = await served.server.inject({
      method,
      url: (attack.path ?? pathOf(route)) + query,
      remoteAddress: elsewhere(),
      headers: {
        host: 'localhost',
        ...(method === 'GET' ? {} : { 'content-type': body.type }),
        ...attack.headers,
        cookie: Object.entries(cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
      ...(method === 'GET' ? {} : { payload: typeof body.content === 'function' ? body.content(csrf) : body.content }),
    })
    const { statusCode: status, headers, payload: text } = response
    const location = String(headers.location ?? '')
    // What it did to its session is not for the next one; a form that was taken may have closed it.
    if (headers['set-cookie'] !== undefined || (method !== 'GET' && status < 400)) open.delete(attacker)
    const written = await watching.take()
    const answer: Answer = { status, headers, text, secrets: secrets[attacker], folders }
    const isRefused = status >= 400 || (status === 303 && location.startsWith('/-/connexion'))
    const isSignedIn = attacker !== 'anonymous'
    const told = refusedBy({ status, route, method, isSignedIn, isForged: attack.isForged === true, isRefused })
    const lines = written.refusals.length
    return {
      ...written,
      status,
      text,
      location,
      faults: [
        ...faultsOf(answer),
        // A content that nothing uses is collected.
        ...(isRefused
          ? written.rows
              .filter(({ table }) => table !== 'openmairie.om_fichier')
              .map(({ table }) => `refused, and wrote into ${table}`)
          : []),
        ...(attacker === 'own' ? written.rows.flatMap(trespass) : []),
        ...(told === 'any' || lines === told ? [] : [`${lines} lines of the journal for ${status}`]),
      ],
    }
  }

  for (const route of served.routes.filter((each) => each.startsWith('GET ')))
    for (const attacker of ['chief', 'own'] as const) {
      const { text } = await ask(route, attacker)
      for (const { action, fields: shown } of formsIn(text)) {
        const posted = served.routes.find((each) => leadsTo(each, action))
        if (posted)
          forms.set(
            posted,
            shown.filter(([name]) => name !== '-csrf'),
          )
      }
    }
  return { ...served, ask, honestForm }
}

/** Whether a form is sent to a route. */
function leadsTo(route: string, action: string): boolean {
  const [method, pattern = ''] = route.split(' ')
  const path = action.split('?')[0] ?? ''
  return method === 'POST' && new RegExp(`^${pattern.replace(/:\w+\*?/g, '[^/]+')}$`).test(path)
}

/** What an agent of Aubry wrote that is not his to write. */
function trespass({ table, row }: Written['rows'][number]): readonly string[] {
  return [
    ...(/zqsecret|"om_collectivite": ?"?13/.test(row) ? [`wrote ${row}`] : []),
    ...(owned.includes(table) || (table === 'openmairie.om_utilisateur' && isOwnAccount(row))
      ? []
      : [`wrote into ${table}`]),
  ]
}
/** A row of the agent's account, which stays what it is: his password, his second factor and his keys are his own. */
const isOwnAccount = (row: string): boolean =>
  ['"login": "own"', '"om_profil": "agent"', '"om_collectivite": "12"', '"actif": true'].every(
    (said) => row.split(said).length === 3,
  )
/** Tables that forms of an agent write into. */
const owned = [
  'public.permis',
  'openmairie.om_affichage_usuel',
  'openmairie.om_brouillon',
  'openmairie.om_courriel',
  'openmairie.om_delegation',
  'openmairie.om_fichier',
  'openmairie.om_fichier_usage',
  'openmairie.om_import',
  'openmairie.om_import_correction',
  'openmairie.om_import_ecart',
  'openmairie.om_import_ligne',
  'openmairie.om_import_modele',
  'openmairie.om_job',
  'openmairie.om_note',
  'openmairie.om_operation',
  'openmairie.om_recent',
  'openmairie.om_recherche',
  'openmairie.om_selection',
  'openmairie.om_tache',
]
