/**
 * Whether the database itself keeps the towns apart. Where it does, `searches` tells whether its planner takes the index of words all the same, and `parts`
 * why it does not know the parts of a town; where it does not, `why`, for the administrator.
 */
export type WallState =
  | { readonly stands: true; readonly searches: boolean; readonly parts?: { readonly why: string } }
  | { readonly stands: false; readonly why: string }

/** Before anybody has looked. */
export const noWall: WallState = { stands: false, why: '还没有看过' }

/** Whether it also holds who answers for a part of the town to that part. */
export function isParted(wall: WallState): boolean {
  return wall.stands && wall.parts === undefined
}
