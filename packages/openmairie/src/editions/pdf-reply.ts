// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../ui/page.js'

/** A PDF that the browser shows at once; `framed`: within a page of ours too. */
export function pdfReply(filename: string, content: AsyncIterable<Uint8Array> | Uint8Array, framed = false): Reply {
  return {
    kind: 'stream',
    type: 'application/pdf',
    filename,
    inline: true,
    framed,
    content: content instanceof Uint8Array ? onePiece(content) : content,
  }
}

/** A content that is in one piece. */
export async function* onePiece(piece: Uint8Array): AsyncIterable<Uint8Array> {
  yield piece
}
