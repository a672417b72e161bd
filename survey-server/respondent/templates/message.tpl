{{%AUTOESCAPE context="HTML"}}
{{#NOT_FOUND}}
<h1>Page introuvable</h1>
<p>Cette adresse ne mène à aucune page de l’enquête. Vérifiez l’adresse, ou repartez du début.</p>
{{/NOT_FOUND}}
{{#NOT_ALLOWED}}
<h1>Demande refusée</h1>
<p>Cette page ne reçoit pas de réponse. Si vous étiez en train de répondre, revenez à la page précédente de votre navigateur : vos réponses y sont encore.</p>
{{/NOT_ALLOWED}}
<p><a href="/">Aller au début de l’enquête</a></p>
