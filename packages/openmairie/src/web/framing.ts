// SPDX-License-Identifier: EUPL-1.2
import type { FastifyReply } from 'fastify'

const policyName = 'content-security-policy'

/** Lets a page show documents of ours within it: none does otherwise. */
export function showsFrames(reply: FastifyReply): void {
  reply.raw.setHeader(policyName, `${policyOf(reply)};frame-src 'self'`)
}

/** Lets a document be shown within a page of ours, and of nobody else. */
export function isFramed(reply: FastifyReply): void {
  reply.raw.setHeader(policyName, policyOf(reply).replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
  reply.raw.setHeader('x-frame-options', 'SAMEORIGIN')
}

function policyOf({ raw }: FastifyReply): string {
  return String(raw.getHeader(policyName) ?? '')
}
