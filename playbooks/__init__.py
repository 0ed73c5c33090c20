"""Operations and phases; rules that watch what arrives; phase-end reports."""
