/**
 * Whether the database itself keeps the towns apart. Where it does, `searches` tells whether its planner takes the index of words all the same; where it does
 * not, `why`, for the administrator.
 */
export type WallState = { readonly stands: true; readonly searches: boolean } | { readonly stands: false; readonly why: string }

/** Before anybody has looked. */
export const noWall: WallState = { stands: false, why: '还没有看过' }
