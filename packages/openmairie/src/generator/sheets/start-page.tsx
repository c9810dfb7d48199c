// SPDX-License-Identifier: EUPL-1.2
import type { PageContent, PageRequest } from '../../ui/page.js'
import { sheetsMessages } from './messages.js'
import { sheetsPage, sheetsUrl } from './place.js'

/** Where spreadsheets are sent: chosen, or dropped where a script lets them be. */
export function startPage(request: PageRequest, most: string, problem: string | null): PageContent {
  const messages = sheetsMessages(request.locale)
  const body = (
    <>
      <p>{messages.intro}</p>
      <form
        method="post"
        action={sheetsUrl}
        encType="multipart/form-data"
        class="card import-start drop-zone"
        noValidate
      >
        <input type="hidden" name="-csrf" value={request.csrf} />
        <div class={problem === null ? 'field' : 'field invalid'}>
          <label for="fichier">{messages.files}</label>
          <p class="help" id="fichier-aide">
            {messages.filesHelp(most)}
          </p>
          {problem !== null && (
            <p class="error" id="fichier-erreur" role="alert">
              {problem}
            </p>
          )}
          <input
            id="fichier"
            type="file"
            name="fichier"
            multiple
            accept=".csv,.txt,.tsv,.xlsx,.ods"
            required
            aria-describedby={problem === null ? 'fichier-aide' : 'fichier-erreur fichier-aide'}
            aria-invalid={problem === null ? undefined : 'true'}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.send}
          </button>
        </div>
      </form>
    </>
  )
  return sheetsPage(request, null, body, problem === null ? {} : { status: 422 })
}
