// SPDX-License-Identifier: EUPL-1.2
import { catalogue, type ErrorCode } from './catalogue.js'

/** A value named in a message: a text, or one a language where it is made of words. */
export type Detail = string | Readonly<Record<'fr' | 'en', string>>

/** The one base class: a code of the catalogue, its HTTP status, a message fit for the public, and the cause. */
export class OpenMairieError extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Values named in the message, for the translation. */
  readonly details: Readonly<Record<string, Detail>>

  constructor(code: ErrorCode, details: Readonly<Record<string, Detail>> = {}, options?: { cause?: unknown }) {
    super(fill(catalogue[code].message.en, 'en', details), options)
    this.name = 'OpenMairieError'
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }

  /** The message in a locale, fit to be shown to anyone. */
  publicMessage(locale: 'fr' | 'en'): string {
    return fill(catalogue[this.code].message[locale], locale, this.details)
  }
}

/** A template whose names between braces are replaced by their values in a locale; an unknown name stays. */
export function fill(template: string, locale: 'fr' | 'en', details: Readonly<Record<string, Detail>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const detail = details[name] ?? whole
    return typeof detail === 'string' ? detail : detail[locale]
  })
}
