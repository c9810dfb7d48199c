// SPDX-License-Identifier: EUPL-1.2

/** Asks for a page, or sends it a form; the page where it led, null where nothing was answered, or it was stopped before. */
export async function attempt(
  address: string,
  body: URLSearchParams | null = null,
  signal: AbortSignal | null = null,
): Promise<{ readonly page: Document | null; readonly ok: boolean }> {
  try {
    const headers = { accept: 'text/html' }
    const answer = await fetch(address, { signal, headers, ...(body && { method: 'POST', body }) })
    return { page: new DOMParser().parseFromString(await answer.text(), 'text/html'), ok: answer.ok }
  } catch {
    return { page: null, ok: false }
  }
}

/** A part of another page, fit for this one. The caller names the kind of element that its selector finds. */
export function fragment<E extends Element>(page: Document, selector: string): E | null {
  const found = page.querySelector<E>(selector)
  return found && document.importNode(found, true)
}
