// Colours of Vuetify's own parts; everything else is in custom.css.
vuetifyThemes = {
  light: { dark: false, colors: { primary: "#01689b", secondary: "#4a5a66", error: "#b3261e", info: "#01689b", success: "#275937", warning: "#7a4f00" } },
  dark: { dark: true, colors: { primary: "#6cb8e6", secondary: "#9fb3c1", error: "#ffb4ab", info: "#6cb8e6", success: "#8bd3a0", warning: "#ffcc80" } },
};
