// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { identityOf, kept } from '../ui/html.js'
import { applicationUrl, entityUrl } from '../ui/urls.js'
import type { Frame } from './frame.js'
import { webMessages } from './messages.js'

/** The menu of an application: what the user may list, by section. */
export function Menu({ frame, app, current }: { frame: Frame; app: ResolvedApplication; current: string | null }) {
  const { locale } = frame
  const home = applicationUrl(app)
  const isHome = frame.path === home
  const sections = app.menu
    .map(({ label, entries }) => ({ label, entries: entries.filter(({ entity }) => frame.canList(app, entity)) }))
    .filter(({ entries }) => entries.length > 0)
  const listed = sections.map(({ entries }) => entries.map(({ entity }) => entity).join(' ')).join()
  return kept(JSON.stringify(['menu', identityOf(app), locale, isHome, current, listed]), () => {
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
          <section key={section.label}>
            <h2>{word(section.label)}</h2>
            <ul>
              {section.entries.map((entry) => (
                <li key={entry.entity}>
                  <a href={entityUrl(app, entry.entity)} aria-current={current === entry.entity ? 'true' : undefined}>
                    {entry.label ?? app.localised[locale].get(entry.entity)?.label ?? entry.entity}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    )
  })
}
