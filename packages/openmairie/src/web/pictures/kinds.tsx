// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Collectivite } from '../../collectivites/held.js'
import { type PictureTable, pictureText } from '../../collectivites/pictures.js'
import type { Locale } from '../../model/application.js'
import { logoUrl } from '../look.js'
import type { Services } from '../services.js'
import { logoMessages, signatureMessages } from './messages.js'

/** A kind of picture that collectivités have, with a page where it is given and taken away. */
export interface PictureKind {
  readonly table: PictureTable
  /** What the addresses of its pages begin with. */
  readonly path: string
  readonly messages: (
    locale: Locale,
  ) => Readonly<
    Record<'button' | 'explain' | 'text' | 'textHelp' | 'textMissing' | 'save' | 'remove' | 'saved' | 'removed', string>
  > & { title(label: string): string }
  /** What its page says of that of a collectivité. */
  held(services: Pick<Services, 'database' | 'collectivites'>, of: Collectivite, locale: Locale): Promise<HeldPicture>
}

export interface HeldPicture {
  readonly shown: ComponentChildren
  /** Whether it is the collectivité's own, to be taken away. */
  readonly isOwn: boolean
  /** What is proposed for it to say. */
  readonly text: string
}

/** Shown to anyone; inherited. */
export const logo: PictureKind = {
  table: 'om_logo',
  path: '/-/logo',
  messages: logoMessages,
  async held({ collectivites }, of, locale) {
    const messages = logoMessages(locale)
    const tree = collectivites.current()
    const { logo: found } = tree.look(of.id)
    if (!found) return { shown: <p>{messages.none}</p>, isOwn: false, text: of.label }
    const from = found.collectivite === of.id ? null : tree.find(found.collectivite)
    return {
      shown: (
        <figure class="logo-shown">
          <img
            src={logoUrl(found.collectivite, found.digest)}
            alt={found.text}
            width={found.width}
            height={found.height}
          />
          {from && <figcaption>{messages.inherited(from.label)}</figcaption>}
        </figure>
      ),
      isOwn: from === null,
      text: from ? of.label : found.text,
    }
  },
}

/** Shown to nobody, but on the letters of whoever may sign; the collectivité's own alone. */
export const signature: PictureKind = {
  table: 'om_signature',
  path: '/-/signature',
  messages: signatureMessages,
  async held({ database }, of, locale) {
    const messages = signatureMessages(locale)
    const text = await pictureText(database, 'om_signature', of.id)
    return {
      shown: <p>{text === null ? messages.none : messages.held(text)}</p>,
      isOwn: text !== null,
      text: text ?? '',
    }
  },
}
