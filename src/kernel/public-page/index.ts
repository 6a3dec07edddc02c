export { readPublicPicture } from './read-public-picture.ts'
export { publicKey, readPublicStamp, readPublicState } from './read-public-state.ts'
export type * from './types.ts'
