// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { Flash, PageContent } from '../ui/page.js'
import { applicationUrl } from '../ui/urls.js'
import { Menu } from './menu.js'
import { webMessages } from './messages.js'
import type { Session } from './sessions.js'

export interface Frame {
  readonly locale: Locale
  readonly session: Session | null
  readonly apps: readonly ResolvedApplication[]
  readonly app: ResolvedApplication | null
  readonly instanceName: string
  readonly mode: 'development' | 'demonstration' | 'production'
  readonly flash: Flash | null
  readonly path: string
  readonly url: string
  readonly assets: { readonly style: string; readonly script: string; readonly font: string }
  readonly can: (permission: string) => boolean
  readonly canList: (app: ResolvedApplication, entity: string) => boolean
}

/** The page around every content: zones of the original (logo, personal actions, shortcuts, menu, global actions). */
export function Layout({ frame, page }: { frame: Frame; page: PageContent }) {
  const messages = webMessages(frame.locale)
  return (
    <html lang={frame.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} – ${frame.app?.definition.label ?? frame.instanceName}`}</title>
        <link rel="preload" href={frame.assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={frame.assets.style} />
        <link rel="icon" href="/-/statique/icone.svg" type="image/svg+xml" />
        <script src={frame.assets.script} type="module" />
      </head>
      <body>
        <a class="skip" href="#contenu">
          {messages.skip}
        </a>
        {frame.mode === 'demonstration' && <p class="banner">{messages.banner}</p>}
        <Header frame={frame} />
        <div class={frame.session && frame.app ? 'frame with-menu' : 'frame'}>
          {frame.session && frame.app && <Menu frame={frame} app={frame.app} current={page.current ?? null} />}
          <main id="contenu" class={page.wide ? 'wide' : ''} tabIndex={-1}>
            <Breadcrumb page={page} label={messages.breadcrumb} />
            <Orphans frame={frame} />
            {frame.flash && (
              <p class={`flash ${frame.flash.tone}`} role="status">
                {frame.flash.message}
              </p>
            )}
            <div class="title">
              <h1>{page.title}</h1>
              {page.actions && <div class="actions">{page.actions}</div>}
            </div>
            {page.body}
          </main>
        </div>
        <footer>
          <p>{messages.footer}</p>
        </footer>
      </body>
    </html>
  )
}

function Header({ frame }: { frame: Frame }) {
  const messages = webMessages(frame.locale)
  const other = frame.locale === 'fr' ? 'en' : 'fr'
  return (
    <header>
      {frame.session && frame.app && (
        <a class="menu-toggle" href="#menu">
          {messages.menu}
        </a>
      )}
      <a class="logo" href="/">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path
            d="M3 20h18M5 20V10l7-5 7 5v10M10 20v-5h4v5"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linejoin="round"
          />
        </svg>
        <span>{frame.instanceName}</span>
      </a>
      {frame.app && (
        <a class="app-name" href={applicationUrl(frame.app)}>
          {frame.app.definition.label}
        </a>
      )}
      <nav class="personal" aria-label={messages.account}>
        {frame.session && <span class="who">{frame.session.actor.name}</span>}
        {frame.session && frame.can('generateur') && frame.mode !== 'production' && (
          <a href="/-/generateur">{messages.generator}</a>
        )}
        {frame.session && <a href="/-/raccourcis">{messages.shortcuts}</a>}
        <Post action="/-/langue" fields={{ locale: other, retour: frame.url }} csrf={frame.session?.csrf ?? ''}>
          <button type="submit" class="link" lang={other}>
            {messages.otherLanguage}
          </button>
        </Post>
        {frame.session && (
          <Post action="/-/deconnexion" fields={{}} csrf={frame.session.csrf}>
            <button type="submit" class="link">
              {messages.signOut}
            </button>
          </Post>
        )}
      </nav>
    </header>
  )
}

function Post({
  action,
  fields,
  csrf,
  children,
}: {
  action: string
  fields: Readonly<Record<string, string>>
  csrf: string
  children: ComponentChildren
}) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="-csrf" value={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children}
    </form>
  )
}

function Breadcrumb({ page, label }: { page: PageContent; label: string }) {
  if (page.breadcrumb.length === 0) return null
  return (
    <nav class="breadcrumb" aria-label={label}>
      <ol>
        {page.breadcrumb.map((crumb) => (
          <li key={`${crumb.href}${crumb.label}`}>
            {crumb.href === null ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={crumb.href}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Overrides that lost their target are off; whoever can mend them is told. */
function Orphans({ frame }: { frame: Frame }) {
  const count = frame.apps.reduce(
    (sum, app) => sum + app.findings.filter((finding) => finding.severity === 'error').length,
    0,
  )
  if (count === 0 || !frame.session || !frame.can('generateur')) return null
  const messages = webMessages(frame.locale)
  return (
    <p class="flash warning" role="status">
      {messages.orphans(count)} <a href="/-/generateur">{messages.orphansMore}</a>
    </p>
  )
}
