// Balie uses these parts of `mailsplit` and `libqp`, which bring no types.

declare module 'mailsplit' {
  import type { Transform } from 'node:stream'

  export interface Node {
    type: 'node'
    /** It is undefined for the message itself. */
    parentNode: Node | undefined
    contentType: string | false
    /** The kind of multipart, such as `alternative`. */
    multipart: string | false
    charset: string | false
    disposition: string | false
    filename: string | false
    encoding: string
    flowed: boolean
    delSp: boolean
    _parsedContentType: { params: Record<string, string> }
    getHeaders(): Buffer
  }

  /** The bytes of a leaf (`body`), or what stands around leaves (`data`). */
  export interface Chunk {
    type: 'body' | 'data'
    node: Node
    value: Buffer
  }

  export class Splitter extends Transform {
    constructor(config?: { ignoreEmbedded?: boolean; maxHeadSize?: number })
    [Symbol.asyncIterator](): AsyncIterableIterator<Node | Chunk>
  }
}

declare module 'libqp' {
  export function decode(text: string): Buffer
}
