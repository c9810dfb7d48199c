// SPDX-License-Identifier: EUPL-1.2
import type { ImageBlock, Picture } from '../../documents/contract.js'
import type { Ctx } from '../../records/index.js'
import { editionMessages } from '../messages.js'
import type { Pictures } from './pictures.js'
import { signatureHeight } from './usual.js'

/** Whose paper it is written on. */
export interface Letterhead {
  /** Name of the collectivité; empty where there is none. */
  readonly name: string
  readonly logo: LetterPicture | null
  /** Left out, or null, for whoever may not sign too. */
  readonly signature?: LetterPicture | null
}

export interface LetterPicture {
  readonly picture: Picture
  /** What it says to whoever does not see it. */
  readonly text: string
  readonly width: number
  readonly height: number
}

/** A logo of 20 mm in height, or narrower than 60; null where there is none. */
export function logoOf(ctx: Ctx, { logo, name }: Letterhead, pictures: Pictures): ImageBlock | null {
  if (!logo) return null
  return imageOf({ ...logo, text: logo.text || editionMessages(ctx.locale).logo(name) }, pictures, 20)
}

/** A picture of this height in millimetres, or narrower than 60. */
function imageOf({ picture, text, width, height: tall }: LetterPicture, pictures: Pictures, most: number): ImageBlock {
  const height = Math.min(most, (60 * tall) / width)
  return { kind: 'image', image: pictures.keep(picture), width: (height * width) / tall, height, alternative: text }
}

/** The signature of whoever may sign; null for the room of a hand. */
export function signatureOf({ signature }: Letterhead, pictures: Pictures): ImageBlock | null {
  return signature ? imageOf(signature, pictures, signatureHeight) : null
}
