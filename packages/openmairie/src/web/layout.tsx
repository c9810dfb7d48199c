// SPDX-License-Identifier: EUPL-1.2
import type { FindingId } from '../model/checks/catalogue.js'
import { Told } from '../progress/told.js'
import { keptAround } from '../ui/html.js'
import { liveUrl } from '../ui/job-urls.js'
import type { PageContent } from '../ui/page.js'
import { Footer } from './footer.js'
import type { Frame } from './frame.js'
import { Header } from './header.js'
import { Menu } from './menu.js'
import { webMessages } from './messages.js'
import { TakenForBanner } from './taken-for/banner.js'

/** The page around every content: zones of the original (logo, personal actions, shortcuts, menu, global actions). */
export function Layout({ frame, page }: { frame: Frame; page: PageContent }) {
  const { locale, mode, assets, session, app } = frame
  const shape = {
    wide: page.wide === true,
    acts: Boolean(page.actions),
    hasMenu: session !== null && app !== null && !page.bare,
    keys: session?.keys !== false,
    refresh: page.refresh ?? null,
    idle: session === null ? null : frame.idleSeconds,
    live: session?.jobs.run === true ? liveUrl : null,
    colours: frame.look.stylesheet,
    authored: frame.stylesheet,
    bare: page.bare === true,
  }
  const values = {
    title: page.title,
    owner: app?.definition.label ?? frame.instanceName,
    header: <Header frame={frame} />,
    menu: session && app && <Menu frame={frame} app={app} current={page.current ?? null} />,
    above: (
      <>
        <Breadcrumb page={page} label={webMessages(locale).breadcrumb} />
        <TakenForBanner session={session} locale={locale} />
        <Drifts frame={frame} />
        <Orphans frame={frame} />
        <Unattached frame={frame} />
        <Message frame={frame} />
        <ToldJobs frame={frame} />
      </>
    ),
    actions: page.actions,
    body: page.body,
    footer: <Footer frame={frame} />,
  }
  return keptAround(JSON.stringify(['layout', locale, mode, assets, shape]), values, (placed) => {
    const messages = webMessages(locale)
    return (
      <html lang={locale}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {shape.refresh !== null && (
            <noscript>
              <meta http-equiv="refresh" content={String(shape.refresh)} />
            </noscript>
          )}
          <title>{`${placed.title} – ${placed.owner}`}</title>
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
          <link rel="stylesheet" href={assets.style} />
          {shape.colours !== null && <link rel="stylesheet" href={shape.colours} />}
          {shape.authored !== null && <link rel="stylesheet" href={shape.authored} />}
          <link rel="icon" href="/-/statique/icone.svg" type="image/svg+xml" />
          <script src={assets.script} type="module" />
        </head>
        <body
          data-keys={shape.keys ? undefined : 'off'}
          data-idle={shape.idle ?? undefined}
          data-live={shape.live ?? undefined}
        >
          <a class="skip" href="#contenu">
            {messages.skip}
          </a>
          {mode === 'demonstration' && !shape.bare && (
            <aside class="banner" aria-label={messages.banner}>
              {messages.banner}
            </aside>
          )}
          {!shape.bare && placed.header}
          <div class={shape.hasMenu ? 'frame with-menu' : 'frame'}>
            {!shape.bare && placed.menu}
            <main id="contenu" class={shape.bare ? 'bare' : shape.wide ? 'wide' : undefined} tabIndex={-1}>
              {!shape.bare && placed.above}
              <div class="title">
                <h1>{placed.title}</h1>
                {shape.acts && <div class="actions">{placed.actions}</div>}
              </div>
              {placed.body}
            </main>
          </div>
          {!shape.bare && placed.footer}
        </body>
      </html>
    )
  })
}

/** What the visitor is told of his jobs that ended; the place is there before it speaks. */
function ToldJobs({ frame: { told, session, locale, url } }: { frame: Frame }) {
  if (!session || (told.length === 0 && !session.jobs.run)) return null
  return (
    <div class="told" role="status">
      <Told told={told} locale={locale} csrf={session.csrf} url={url} />
    </div>
  )
}

/** What has just been done, and for some seconds the way to undo it. */
function Message({ frame: { flash, session, locale, now } }: { frame: Frame }) {
  if (!flash) return null
  const said = (
    <p class={`flash ${flash.tone}`} role="status">
      {flash.message}
    </p>
  )
  const link = flash.link && <a href={flash.link.href}>{flash.link.label}</a>
  const left = flash.undo ? Math.ceil((flash.undo.until - now) / 1000) : 0
  const undo = session && left > 0 ? flash.undo : undefined
  if (!undo && !link) return said
  return (
    <div class="notice">
      {said}
      {link}
      {undo && (
        <form method="post" action={undo.action} data-seconds={left}>
          <input type="hidden" name="-csrf" value={session?.csrf} />
          <input type="hidden" name="-ligne" value={undo.reference} />
          <button type="submit">{webMessages(locale).undo}</button>
        </form>
      )}
    </div>
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

/** Id of the finding of a table whose structure changed. */
const drift: FindingId = 'model.drift'
/** Tables that are told one by one. */
const mostDrifts = 3

/** Tables that changed are read only: whoever can mend them is told which, and how. */
function Drifts({ frame }: { frame: Frame }) {
  const found = frame.apps.flatMap(({ findings }) => findings.filter(({ id }) => id === drift))
  if (found.length === 0 || !frame.session || !frame.can('generateur')) return null
  const messages = webMessages(frame.locale)
  return (
    <div class="flash warning" role="status">
      {found.slice(0, mostDrifts).map(({ place, message }) => (
        <p key={place}>{message[frame.locale]}</p>
      ))}
      {found.length > mostDrifts && (
        <p>
          {messages.moreDrifts(found.length - mostDrifts)} <a href="/-/generateur">{messages.orphansMore}</a>
        </p>
      )}
    </div>
  )
}

/** Whoever works for no collectivité is told why the listings are empty. */
function Unattached({ frame }: { frame: Frame }) {
  if (!frame.session || !frame.isUnattached || !frame.apps.some(({ belongings }) => belongings.size > 0)) return null
  return (
    <p class="flash warning" role="status">
      {webMessages(frame.locale).unattached}
    </p>
  )
}

/** Overrides that lost their target are off; whoever can mend them is told. */
function Orphans({ frame }: { frame: Frame }) {
  const count = frame.apps.reduce(
    (sum, { findings }) => sum + findings.filter(({ id, severity }) => severity === 'error' && id !== drift).length,
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
