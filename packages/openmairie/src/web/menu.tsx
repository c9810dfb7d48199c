// SPDX-License-Identifier: EUPL-1.2
import { matrixMessages } from '../administration/matrix/messages.js'
import { matrixUrl } from '../administration/urls.js'
import type { Locale, MenuSection, ResolvedApplication } from '../model/application.js'
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
  const listed = [...sections, null, ...administers].map((each) => each?.entries.map(({ entity }) => entity).join(' '))
  return kept(JSON.stringify(['menu', identityOf(app), locale, isHome, current, listed.join()]), () => {
    const messages = webMessages(locale)
    const { definition } = app
    const word = (label: string): string =>
      definition.translations?.[locale]?.[label] ?? definition.generated.translations[locale][label] ?? label
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
            title={word(section.label)}
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
    .map(({ label, entries }) => ({ label, entries: entries.filter(({ entity }) => frame.canList(app, entity)) }))
    .filter(({ entries }) => entries.length > 0)
}

function Section({ app, locale, title, section, current }: SectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {section.entries.map((entry) => (
          <li key={entry.entity}>
            <a href={entityUrl(app, entry.entity)} aria-current={current === entry.entity ? 'true' : undefined}>
              {entry.label ?? app.localised[locale].get(entry.entity)?.label ?? entry.entity}
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
