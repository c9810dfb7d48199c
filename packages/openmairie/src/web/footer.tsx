// SPDX-License-Identifier: EUPL-1.2
import { kept } from '../ui/html.js'
import type { Frame } from './frame.js'
import { webMessages } from './messages.js'

const licence: Readonly<Record<Frame['locale'], string>> = {
  fr: 'https://eupl.eu/1.2/fr/',
  en: 'https://eupl.eu/1.2/en/',
}

/** Global actions: version, keyboard map, licence; and what this software is not. */
export function Footer({ frame: { locale, version, session } }: { frame: Frame }) {
  const signedIn = session !== null
  return kept(JSON.stringify(['footer', locale, version, signedIn]), () => {
    const messages = webMessages(locale)
    return (
      <footer>
        <nav aria-label={messages.globalActions}>
          <ul>
            <li>{messages.version(version)}</li>
            {signedIn && (
              <li>
                <a href="/-/raccourcis">{messages.shortcuts}</a>
              </li>
            )}
            <li>
              <a href={licence[locale]} rel="license noopener noreferrer">
                {messages.licence}
              </a>
            </li>
          </ul>
        </nav>
        <p>{messages.footer}</p>
      </footer>
    )
  })
}
