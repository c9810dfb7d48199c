// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../../administration/application.js'
import type { Collectivite } from '../../collectivites/held.js'
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { AccountField } from '../account/field.js'
import type { HeldPicture, PictureKind } from './kinds.js'
import { pictureMessages, type pictureProblems } from './messages.js'

export type PictureProblem = (typeof pictureProblems)[number]

interface Shown {
  readonly kind: PictureKind
  readonly locale: Locale
  readonly csrf: string
  readonly of: Collectivite
  readonly held: HeldPicture
  readonly typed: string | null
  readonly problem: PictureProblem | null
}

/** Where a picture of a collectivité is given and taken away. */
export function picturePageUrl({ path }: Pick<PictureKind, 'path'>, collectivite: string): string {
  return `${path}/${encodeURIComponent(collectivite)}`
}

/** The page of a picture of a collectivité. */
export function picturePage({ kind, locale, csrf, of, held, typed, problem }: Shown): PageContent {
  const messages = kind.messages(locale)
  const common = pictureMessages(locale)
  const entity = administration.localised[locale].get('om_collectivite')
  const ofFile = problem !== null && problem !== 'textMissing'
  return {
    kind: 'page',
    status: problem === null ? 200 : 422,
    title: messages.title(of.label),
    breadcrumb: [
      { label: entity?.label ?? '', href: entityUrl(administration, 'om_collectivite') },
      { label: of.label, href: recordUrl(administration, 'om_collectivite', [of.id]) },
      { label: messages.button, href: null },
    ],
    body: (
      <>
        <form
          method="post"
          action={picturePageUrl(kind, of.id)}
          encType="multipart/form-data"
          class="card account-form"
          noValidate
        >
          <input type="hidden" name="-csrf" value={csrf} />
          <p>{messages.explain}</p>
          {held.shown}
          <div class="field">
            <label for="image">{common.file}</label>
            <p class="help" id="image-help">
              {common.fileHelp}
            </p>
            {ofFile && (
              <p class="error" id="image-error">
                {common[problem]}
              </p>
            )}
            <input
              type="file"
              id="image"
              name="image"
              accept="image/png,image/jpeg"
              aria-describedby={ofFile ? 'image-help image-error' : 'image-help'}
              aria-invalid={ofFile ? 'true' : undefined}
            />
          </div>
          <AccountField
            name="texte"
            label={messages.text}
            complete="off"
            type="text"
            value={typed ?? held.text}
            error={problem === 'textMissing' ? messages.textMissing : null}
            help={messages.textHelp}
          />
          <div class="buttons">
            <button type="submit" class="primary">
              {messages.save}
            </button>
          </div>
        </form>
        {held.isOwn && (
          <form method="post" action={`${picturePageUrl(kind, of.id)}/retirer`} class="buttons">
            <input type="hidden" name="-csrf" value={csrf} />
            <button type="submit">{messages.remove}</button>
          </form>
        )}
      </>
    ),
  }
}
