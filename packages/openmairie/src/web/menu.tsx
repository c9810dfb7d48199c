// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { kept } from '../ui/html.js'
import { applicationUrl, entityUrl } from '../ui/urls.js'
import type { Frame } from './frame.js'
import { webMessages } from './messages.js'

/** The menu of an application: what the user may list, by section. */
export function Menu({ frame, app, current }: { frame: Frame; app: ResolvedApplication; current: string | null }) {
  const messages = webMessages(frame.locale)
  const words = {
    ...app.definition.generated.translations[frame.locale],
    ...app.definition.translations?.[frame.locale],
  }
  const home = applicationUrl(app)
  const isHome = frame.path === home
  const sections = app.menu
    .map((section) => ({
      label: words[section.label] ?? section.label,
      entries: section.entries.filter((entry) => frame.canList(app, entry.entity)),
    }))
    .filter((section) => section.entries.length > 0)
  const key = JSON.stringify(['menu', app.definition.name, frame.locale, isHome, current, sections])
  return kept(key, () => (
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
          <h2>{section.label}</h2>
          <ul>
            {section.entries.map((entry) => (
              <li key={entry.entity}>
                <a href={entityUrl(app, entry.entity)} aria-current={current === entry.entity ? 'true' : undefined}>
                  {entry.label ?? app.localised[frame.locale].get(entry.entity)?.label ?? entry.entity}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  ))
}
