// SPDX-License-Identifier: EUPL-1.2
import type { PageContent, PageRequest } from '../../ui/page.js'
import { SheetField } from '../../ui/sheet-field.js'
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
        <SheetField label={messages.files} help={messages.filesHelp(most)} problem={problem} several />
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
