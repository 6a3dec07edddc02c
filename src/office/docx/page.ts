/**
 * GB/T 9704-2012 in twentieths of a point: A4, top 37 mm, left 28 mm, a text area of 156 × 225 mm, 22 lines of 28 characters of 16 pt.
 * The bottom margin is 24 twips (0.4 mm, the norm allows 1) short of 35 mm so that 22 lines of 29 pt fit whole, rounding of each program included.
 */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  bottom: 1_960,
  left: 1_588,
  right: 1_474,
  header: 850,
  footer: 1_400,
} as const

export const LINE = 580

/** 3号; sizes are in half points. */
export const SIZE = { title: 44, body: 32, page: 28, table: 24, redHead: 72 } as const

/** 28 characters of 16 pt are 448 pt and the line has 442: each gives up a quarter of a point. */
export const CHARACTER_SPACING = -5

/** Two characters of body text. */
export const INDENT = 630

export const RED = 'C00000'
export const RED_GROUND = 'FBDAD5'
