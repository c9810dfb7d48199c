// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Database } from '../../database/contract.js'
import type { Locale, ResolvedApplication } from '../../model/application.js'
import { folded } from '../../model/lexicon/index.js'
import { administrationName } from '../../rights/administration.js'
import { widerThan } from '../../rights/grants.js'
import { type Rights, readRights } from '../../rights/rights.js'
import type { Route } from '../../ui/page.js'
import { administeredBy } from '../matrix/routes.js'
import { sourcesFor } from '../matrix/sections.js'
import { type Permission, permissionsOf } from '../permissions.js'
import { matrixUrl, whyUrl } from '../urls.js'
import { type ExplainedAccount, explainedAccount } from './account.js'
import { whyMessages } from './messages.js'

interface Asked {
  readonly user: string
  readonly profil: string
  readonly permission: string
}

interface Known {
  readonly rights: Rights
  readonly permissions: readonly Permission[]
  readonly apps: readonly ResolvedApplication[]
  readonly locale: Locale
}

/** Explains why a user, or a profil, may do a thing or not. */
export function whyRoute(database: Database): Route {
  return {
    method: 'GET',
    path: whyUrl(),
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const { ctx } = administeredBy(request, 'list')
      const { query, locale, apps } = request
      const messages = whyMessages(locale)
      const asked: Asked = {
        user: query.get('utilisateur') ?? '',
        profil: query.get('profil') ?? '',
        permission: query.get('permission') ?? '',
      }
      const known: Known = {
        rights: await readRights(database),
        permissions: permissionsOf(apps, locale),
        apps,
        locale,
      }
      const account = asked.user === '' ? null : await explainedAccount(database, ctx, asked.user)
      return {
        kind: 'page',
        title: messages.title,
        breadcrumb: [
          { label: messages.matrix, href: matrixUrl },
          { label: messages.title, href: null },
        ],
        body: (
          <>
            <p class="lead">{messages.lead}</p>
            <Question asked={asked} known={known} />
            {asked.permission !== '' && (asked.user !== '' || asked.profil !== '') && (
              <section class="card" aria-live="polite">
                <Answer asked={asked} known={known} account={account} />
              </section>
            )}
          </>
        ),
      }
    },
  }
}

function Question({ asked, known }: { asked: Asked; known: Known }) {
  const messages = whyMessages(known.locale)
  return (
    <form method="get" action={whyUrl()} class="matrix-filter">
      <div class="field">
        <label for="utilisateur">{messages.user}</label>
        <input id="utilisateur" name="utilisateur" value={asked.user} autoCapitalize="none" />
      </div>
      <div class="field">
        <label for="profil">{messages.profil}</label>
        <select id="profil" name="profil">
          <option value="">{messages.none}</option>
          {known.rights.profils.map(({ name, label }) => (
            <option key={name} value={name} selected={name === asked.profil}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="permission">{messages.permission}</label>
        <input id="permission" name="permission" value={asked.permission} aria-describedby="permission-aide" />
        <p class="help" id="permission-aide">
          {messages.permissionHelp}
        </p>
      </div>
      <button type="submit">{messages.ask}</button>
    </form>
  )
}

interface AnswerProps {
  readonly asked: Asked
  readonly known: Known
  readonly account: ExplainedAccount | null
}

function Answer({ asked, known, account }: AnswerProps): ComponentChildren {
  const messages = whyMessages(known.locale)
  if (asked.user !== '' && !account) return <p>{messages.unknownUser(asked.user)}</p>
  const found = matching(known.permissions, asked.permission)
  const [permission] = found
  if (!permission) return <p>{messages.unknownPermission(asked.permission)}</p>
  if (found.length > 1) return <Several asked={asked} found={found} known={known} />
  if (account && !account.active) return <p>{messages.closed}</p>
  const profil = account?.profil ?? asked.profil
  const label = known.rights.profils.find(({ name }) => name === profil)?.label ?? profil
  const who = account ? messages.withProfil(account.name, label) : messages.ofProfil(label)
  const isGranted = sourcesFor(known.rights, profil, permission.name).length > 0
  return (
    <>
      <h2>{(isGranted ? messages.yes : messages.no)(who, permission.label)}</h2>
      {isGranted ? (
        <Because profil={profil} permission={permission} known={known} />
      ) : (
        <Would permission={permission} known={known} />
      )}
      {account && account.delegations.length > 0 && (
        <>
          <h3>{messages.delegations}</h3>
          <ul>
            {account.delegations.map((each) => (
              <li key={`${each.name}${each.until}`}>
                {messages.delegated(each.name, each.until, isLent(known.rights, each.profil, permission))}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{messages.modes[known.rights.mode]}</p>
      {account && <p>{reachOf(account, known)}</p>}
      {hasLimits(known.apps, permission) && <p>{messages.limits}</p>}
    </>
  )
}

function Several({ asked, found, known }: { asked: Asked; found: readonly Permission[]; known: Known }) {
  return (
    <>
      <p>{whyMessages(known.locale).several}</p>
      <ul>
        {found.map(({ name, label }) => (
          <li key={name}>
            <a href={whyUrl({ user: asked.user, profil: asked.profil, permission: name })}>{label}</a>{' '}
            <code lang="zxx">{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function Because({ profil, permission, known }: { profil: string; permission: Permission; known: Known }) {
  const messages = whyMessages(known.locale)
  const own = known.rights.profils.find(({ name }) => name === profil)
  return (
    <>
      <h3>{messages.because}</h3>
      <ul>
        {sourcesFor(known.rights, profil, permission.name).map((source) => (
          <li key={`${source.profil.name} ${source.permission}`}>
            {source.profil === own
              ? messages.own(labelIn(known, source.permission))
              : messages.below(
                  labelIn(known, source.permission),
                  source.profil.label,
                  source.profil.hierarchy,
                  own?.hierarchy ?? 0,
                )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Would({ permission, known }: { permission: Permission; known: Known }) {
  const messages = whyMessages(known.locale)
  return (
    <>
      <h3>{messages.would}</h3>
      <ul>
        {widerThan(permission.name)
          .toReversed()
          .filter((name) => known.permissions.some((each) => each.name === name))
          .map((name) => {
            const holders = known.rights.profils.filter(({ permissions }) => permissions.has(name))
            return (
              <li key={name}>
                {messages.wouldPermission(labelIn(known, name), holders.map(({ label }) => label).join(', '))}
              </li>
            )
          })}
      </ul>
    </>
  )
}

/** The permission of that name, or those whose words are these; some at most. */
function matching(permissions: readonly Permission[], text: string): readonly Permission[] {
  const exact = permissions.filter(({ name }) => name === text)
  if (exact.length > 0) return exact
  const words = folded(text).split(/\s+/)
  return permissions
    .filter(({ name, label }) => words.every((word) => folded(`${label} ${name}`).includes(word)))
    .slice(0, 30)
}

/** The administration is never lent. */
function isLent(rights: Rights, profil: string, permission: Permission): boolean {
  return permission.application !== administrationName && sourcesFor(rights, profil, permission.name).length > 0
}

function reachOf(account: ExplainedAccount, { rights, locale }: Known): string {
  const messages = whyMessages(locale)
  if (account.collectivite !== null) return messages.collectivite(account.collectivite)
  return rights.of(account.profil).holds('collectivites') ? messages.allCollectivites : messages.noCollectivite
}

function hasLimits(apps: readonly ResolvedApplication[], { application, entity }: Permission): boolean {
  const app = apps.find(({ definition }) => definition.name === application)
  const override = entity === null ? undefined : app?.entities.get(entity)?.override
  return (override?.rows?.length ?? 0) > 0 || Object.values(override?.fields ?? {}).some((said) => said?.access)
}

function labelIn({ permissions }: Known, name: string): string {
  return permissions.find((each) => each.name === name)?.label ?? name
}
