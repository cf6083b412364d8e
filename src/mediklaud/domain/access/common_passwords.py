"""What everybody thinks of first when they need a password."""

COMMON = frozenset(
    """
    password passwort passcode passphrase motdepasse contrasena mypassword secret
    secrets letmein letmeinplease welcome welcomeback login signin access admin
    administrator root superuser system master default changeme changeit change
    temporary temppassword temp test testing tester demo guest user username example
    sample nothing whatever trustno iloveyou loveyou love lovely forever together
    family mother father mommy daddy mama papa baby angel princess prince queen king
    sunshine summer winter spring autumn monday friday sunday january february march
    april june july august september october november december shadow dragon monkey
    tiger lion eagle panther bangla bangladesh bengal dhaka chittagong sylhet india
    delhi mumbai pakistan karachi football cricket baseball basketball soccer hockey
    superman batman spiderman starwars pokemon naruto minecraft fortnite google
    facebook youtube instagram whatsapp android iphone samsung windows microsoft
    computer internet server network hello hellohello helloworld goodmorning goodbye
    hospital clinic doctor nurse patient medicine medical medi health healthcare
    pharmacy reception frontdesk desk billing cashier office officer privacy chief
    mediklaud correct horse battery staple correcthorsebatterystaple
    thequickbrownfox quick brown fox jumps over lazy dog tobeornottobe whatever
    openup opensesame sesame please money dollar freedom jesus christ allah
    bismillah alhamdulillah inshallah mashallah muhammad mohammad buddha krishna
    """.split()
)
"""Whole, or as parts of longer ones."""

RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertzuiopasdfghjklyxcvbnm",
)
"""What fingers find in a row, on the keyboard or in the alphabet."""
