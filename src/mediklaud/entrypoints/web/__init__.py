"""The hospital in the browser: pages made here, which know none of its rules."""
