export { readPublicPicture } from './read-public-picture.ts'
export { publicKey, readPublicStamp, readPublicState } from './read-public-state.ts'
export type { PageOfTown } from './read-stamp.ts'
export type * from './types.ts'
