// Colours of Vuetify's own parts; everything else is in custom.css.
vuetifyThemes = {
  light: { dark: false, colors: { primary: "#154273", secondary: "#4a5a66", error: "#b3261e", info: "#154273", success: "#275937", warning: "#7a4f00" } },
  dark: { dark: true, colors: { primary: "#8fc3f0", secondary: "#9fb3c1", error: "#ffb4ab", info: "#8fc3f0", success: "#8bd3a0", warning: "#ffcc80" } },
};
