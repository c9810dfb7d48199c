// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../../administration/application.js'
import type { Collectivite, Logo } from '../../collectivites/held.js'
import type { Locale } from '../../model/application.js'
import type { PageContent } from '../../ui/page.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { AccountField } from '../account/field.js'
import { logoUrl } from '../look.js'
import { logoMessages, type logoProblems } from './messages.js'

export type LogoProblem = (typeof logoProblems)[number]

interface Shown {
  readonly locale: Locale
  readonly csrf: string
  readonly of: Collectivite
  /** The logo that its pages show: its own, or one that it inherits. */
  readonly logo: Logo | null
  /** Whose that one is, where it is not its own. */
  readonly from: Collectivite | null
  readonly typed: string | null
  readonly problem: LogoProblem | null
}

/** Where the logo of a collectivité is given and taken away. */
export function logoPageUrl(collectivite: string): string {
  return `/-/logo/${encodeURIComponent(collectivite)}`
}

/** The page of the logo of a collectivité. */
export function logoPage({ locale, csrf, of, logo, from, typed, problem }: Shown): PageContent {
  const messages = logoMessages(locale)
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
          action={logoPageUrl(of.id)}
          encType="multipart/form-data"
          class="card account-form"
          noValidate
        >
          <input type="hidden" name="-csrf" value={csrf} />
          <p>{messages.explain}</p>
          {logo ? (
            <figure class="logo-shown">
              <img
                src={logoUrl(logo.collectivite, logo.digest)}
                alt={logo.text}
                width={logo.width}
                height={logo.height}
              />
              {from && <figcaption>{messages.inherited(from.label)}</figcaption>}
            </figure>
          ) : (
            <p>{messages.none}</p>
          )}
          <div class="field">
            <label for="image">{messages.file}</label>
            <p class="help" id="image-help">
              {messages.fileHelp}
            </p>
            {ofFile && (
              <p class="error" id="image-error">
                {messages[problem]}
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
            value={typed ?? (from ? of.label : (logo?.text ?? of.label))}
            error={problem === 'textMissing' ? messages.textMissing : null}
            help={messages.textHelp}
          />
          <div class="buttons">
            <button type="submit" class="primary">
              {messages.save}
            </button>
          </div>
        </form>
        {logo && !from && (
          <form method="post" action={`${logoPageUrl(of.id)}/retirer`} class="buttons">
            <input type="hidden" name="-csrf" value={csrf} />
            <button type="submit">{messages.remove}</button>
          </form>
        )}
      </>
    ),
  }
}
