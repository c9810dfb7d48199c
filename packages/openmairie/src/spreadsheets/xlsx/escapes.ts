// SPDX-License-Identifier: EUPL-1.2

/** Characters that XML cannot hold are written `_x000D_` in an XLSX; line breaks are told by `\n` alone. */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}
