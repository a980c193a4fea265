// Maps are drawn with shapes of our own; without these empty base maps Plotly would ask another
// host for the world.
(function () {
  const none = { type: "GeometryCollection", geometries: [] };
  const empty = { type: "Topology", arcs: [], objects: { coastlines: none, land: none, ocean: none, lakes: none, rivers: none, countries: none, subunits: none } };
  window.PlotlyGeoAssets = { topojson: {} };
  for (const name of ["world_110m", "world_50m", "europe_110m", "europe_50m"]) window.PlotlyGeoAssets.topojson[name] = empty;
})();
