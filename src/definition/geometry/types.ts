/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]

/** Closed: the last position is the first. */
export type Ring = readonly Position[]

/** An area on the map as GeoJSON (RFC 7946) writes it: outer ring first, holes after it. */
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
