// SPDX-License-Identifier: EUPL-1.2
import { matrixMessages } from '../administration/matrix/messages.js'
import { matrixUrl } from '../administration/urls.js'
import { targetOf } from '../authored/menu-entry.js'
import { pageUrl } from '../authored/page-of.js'
import type { Locale, MenuEntry, MenuSection, ResolvedApplication } from '../model/application.js'
import { own } from '../model/own.js'
import { wordOf } from '../model/word.js'
import { administrationName } from '../rights/administration.js'
import { identityOf, kept } from '../ui/html.js'
import { applicationUrl, entityUrl } from '../ui/urls.js'
import type { Frame } from './frame.js'
import { webMessages } from './messages.js'

/** The menu of an application: what the user may list, by section. */
export function Menu({ frame, app, current }: { frame: Frame; app: ResolvedApplication; current: string | null }) {
  const { locale } = frame
  const home = applicationUrl(app)
  const isHome = frame.path === home
  const sections = sectionsOf(frame, app)
  const { administration } = frame
  const administers = administration && administration !== app ? sectionsOf(frame, administration) : []
  const listed = [...sections, null, ...administers].map((each) => each?.entries.map(targetOf).join(' '))
  return kept(JSON.stringify(['menu', identityOf(app), locale, isHome, current, listed.join()]), () => {
    const messages = webMessages(locale)
    return (
      <nav id="menu" class="menu" aria-label={messages.mainMenu}>
        <a class="close" href="#contenu" aria-label={messages.closeMenu}>
          ×
        </a>
        <ul>
          <li>
            <a href={home} aria-current={isHome ? 'page' : undefined}>
              {messages.home}
            </a>
          </li>
        </ul>
        {sections.map((section) => (
          <Section
            key={section.label}
            app={app}
            locale={locale}
            title={wordOf(app.definition, locale, section.label)}
            section={section}
            current={current}
          />
        ))}
        {administration &&
          administers.map((section) => (
            <Section
              key={section.label}
              app={administration}
              locale={locale}
              title={
                sections.some(({ label }) => label === section.label)
                  ? messages.administrationOfInstance
                  : messages.administration
              }
              section={section}
              current={null}
            />
          ))}
      </nav>
    )
  })
}

/** What the user may list of an application. */
function sectionsOf(frame: Frame, app: ResolvedApplication): readonly MenuSection[] {
  return app.menu
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter(({ entity, page }) =>
        entity === undefined ? frame.canOpen(app, page) : frame.canList(app, entity),
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
}

function labelOf(app: ResolvedApplication, locale: Locale, { entity, page, label }: MenuEntry): string {
  if (label !== undefined) return wordOf(app.definition, locale, label)
  if (entity !== undefined) return app.localised[locale].get(entity)?.label ?? entity
  return wordOf(app.definition, locale, own(app.definition.pages ?? {}, page)?.label ?? page)
}

function Section({ app, locale, title, section, current }: SectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {section.entries.map((entry) => (
          <li key={targetOf(entry)}>
            <a
              href={entry.entity === undefined ? pageUrl(app, entry.page, null, []) : entityUrl(app, entry.entity)}
              aria-current={current === targetOf(entry) ? 'true' : undefined}
            >
              {labelOf(app, locale, entry)}
            </a>
          </li>
        ))}
        {section.entries.some(({ entity }) => entity === 'om_droit') && app.definition.name === administrationName && (
          <li>
            <a href={matrixUrl}>{matrixMessages(locale).title}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

interface SectionProps {
  readonly app: ResolvedApplication
  readonly locale: Locale
  readonly title: string
  readonly section: MenuSection
  readonly current: string | null
}
