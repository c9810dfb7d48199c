// SPDX-License-Identifier: EUPL-1.2

/** The fields of a form as sent. A browser writes each end of line as CR LF, in names too: they are read as LF. */
export function readFields(text: string): URLSearchParams {
  return new URLSearchParams(text.replace(/%0D%0A/gi, '%0A'))
}

/** The query of an address; only its first `?` is a mark. */
export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?')
  return readFields(start < 0 ? '' : url.slice(start + 1))
}
