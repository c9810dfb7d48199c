// SPDX-License-Identifier: EUPL-1.2
import { spokenInstant } from '../ui/moments.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { SheetField } from '../ui/sheet-field.js'
import type { Target } from '../ui/target.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { importPage, importUrl, startUrl } from './place.js'

/** Where a file is sent, and the last ones are found again. */
export function startPage(
  request: PageRequest,
  target: Target,
  former: readonly Import[],
  most: string,
  problem: string | null,
): PageContent {
  const { ctx } = target
  const messages = importMessages(ctx.locale)
  const body = (
    <>
      <p>{messages.intro}</p>
      <form method="post" action={startUrl(target)} encType="multipart/form-data" class="card import-start" noValidate>
        <input type="hidden" name="-csrf" value={request.csrf} />
        <SheetField label={messages.file} help={messages.fileHelp(most)} problem={problem} />
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.send}
          </button>
          <a class="button" href={`${startUrl(target)}/modele`} download title={messages.templateHelp}>
            {messages.template}
          </a>
        </div>
      </form>
      <section>
        <h2 id="derniers">{messages.former}</h2>
        {former.length === 0 ? (
          <p class="empty">{messages.none}</p>
        ) : (
          <div class="scroll" tabIndex={0} role="region" aria-labelledby="derniers">
            <table class="plain">
              <thead>
                <tr>
                  <th scope="col">{messages.file}</th>
                  <th scope="col">{messages.when}</th>
                  <th scope="col">{messages.what}</th>
                </tr>
              </thead>
              <tbody>
                {former.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      <a href={importUrl(target, each.id)}>{each.name}</a>
                    </th>
                    <td>{spokenInstant(each.created, ctx)}</td>
                    <td>{messages.states[each.state]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
  return importPage(target, null, body, problem === null ? {} : { status: 422 })
}
