// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { likelyDuplicates, options, read } from '../records/index.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { mergedName, mergeUrl, recordUrl } from '../ui/urls.js'
import { type MergeAddress, mergeCrumbs } from './address.js'
import { duplicatesMessages } from './messages.js'

/** Records that are proposed at most. */
const most = 10

interface Choice {
  readonly key: Key
  readonly label: string
}

/** The page where one chooses the record to merge with: those that look like it, then what is searched. */
export async function choosePage(request: PageRequest, address: MergeAddress): Promise<PageContent> {
  const { app, ctx, entity, kept } = address
  const messages = duplicatesMessages(ctx.locale)
  const record = await read(ctx, entity, kept)
  if (!record) throw new OpenMairieError('OM_NOT_FOUND')
  const text = (request.query.get('q') ?? '').trim()
  const mayList = ctx.grants.can(app.definition.name, entity, 'list')
  const alike = await likelyDuplicates(ctx, entity, record.values, record.key, most)
  const found =
    text === '' || !mayList ? null : await options(ctx, entity, { text, limit: most, held: null, fields: entity.key })
  const others = (found?.options ?? []).filter(({ key }) => keyText(key) !== keyText(record.key))
  const title = messages.chooseTitle(entity.noun)
  const path = recordUrl(app, entity.name, record.key, 'fusionner')
  const list = (choices: readonly Choice[]) => (
    <ul class="merge-choices">
      {choices.map(({ key, label }) => (
        <li key={keyText(key)}>
          <a href={mergeUrl(app, entity.name, record.key, key)}>{label}</a>
        </li>
      ))}
    </ul>
  )
  return {
    kind: 'page',
    title,
    current: entity.name,
    breadcrumb: mergeCrumbs(address, record.key, record.label, messages.mergeWith),
    body: (
      <div class="merge">
        {request.query.has(mergedName) && (
          <p class="flash warning" role="alert">
            {messages.missing}
          </p>
        )}
        <p>{messages.chooseIntro(record.label)}</p>
        {entity.duplicates.match.length > 0 && (
          <section>
            <h2>{messages.alike}</h2>
            {alike.length > 0 ? list(alike) : <p>{messages.noneAlike}</p>}
          </section>
        )}
        {mayList && (
          <form method="get" action={path} class="merge-search">
            <div class="field">
              <label for="autre">{messages.search}</label>
              <p class="help" id="autre-aide">
                {messages.searchHelp}
              </p>
              <input type="search" id="autre" name="q" value={text} aria-describedby="autre-aide" />
            </div>
            <button type="submit">{messages.searchButton}</button>
          </form>
        )}
        {found && (
          <section>
            <h2>{messages.found}</h2>
            {others.length > 0 ? list(others) : <p>{messages.notFound(text)}</p>}
            {found.more && <p class="help">{messages.more}</p>}
          </section>
        )}
      </div>
    ),
  }
}
