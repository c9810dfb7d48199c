// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the document of the results that is taken away says beside them. */
export const motsDeLInstantane = defineMessages({
  fr: {
    link: 'Page à garder (HTML, sans connexion)',
    made: (day: string, at: string) => `Résultats au ${day} à ${at}.`,
    provisional: 'Résultats provisoires\u00a0: seule la proclamation fait foi.',
    proclaimed: 'Résultats proclamés.',
  },
  en: {
    link: 'Page to keep (HTML, offline)',
    made: (day: string, at: string) => `Results as of ${day} at ${at}.`,
    provisional: 'Provisional results: only the proclamation is authoritative.',
    proclaimed: 'Proclaimed results.',
  },
})
