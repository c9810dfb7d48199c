// SPDX-License-Identifier: EUPL-1.2

export interface SentFile {
  readonly field: string
  readonly name: string
  readonly content: string | Uint8Array
}

const mark = 'bord-des-essais'
export const multipartType = `multipart/form-data; boundary=${mark}`

/** A form with files, as a browser writes it: its fields first. */
export function multipartOf(fields: readonly (readonly [string, string])[], files: readonly SentFile[] = []): Buffer {
  return Buffer.concat([
    ...fields.map(([name, value]) => Buffer.from(`${headOf(name)}\r\n\r\n${value}\r\n`)),
    ...files.flatMap(({ field, name, content }) => [
      Buffer.from(`${headOf(field)}; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${mark}--\r\n`),
  ])
}

const headOf = (field: string): string => `--${mark}\r\ncontent-disposition: form-data; name="${field}"`
