import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine wants ten shades; what is really painted comes from `tokens.css`. */
const accent: MantineColorsTuple = [
  '#eef0fd',
  '#dcdffa',
  '#bcc2f4',
  '#9aa3ee',
  '#7d88e8',
  '#6470df',
  '#515dd3',
  '#3f4bc4',
  '#343fae',
  '#2a338f',
];

export const theme = createTheme({
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--mono)',
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  shadows: { sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What a field says of itself stands below it, so that fields beside each other stand level.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // It would be a child that the role of a menu does not allow.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
