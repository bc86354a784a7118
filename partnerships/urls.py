from django.urls import URLPattern, URLResolver, path, re_path

from partnerships.views import accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", accounts.sign_in, name="account_login"),
    path("sign-out/", accounts.sign_out, name="account_logout"),
    path("account/not-active/", accounts.inactive, name="account_inactive"),
    path("account/confirm/", accounts.confirm_identity, name="account_reauthenticate"),
    path("account/password/", accounts.change_password, name="account_change_password"),
    path("account/password/set/", accounts.set_password, name="account_set_password"),
    path("account/password/reset/", accounts.reset_password, name="account_reset_password"),
    path("account/password/reset/sent/", accounts.reset_password_done, name="account_reset_password_done"),
    path(
        "account/password/reset/key/done/",
        accounts.reset_password_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        accounts.reset_password_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/second-factor/", accounts.second_factor, name="mfa_index"),
    path("account/second-factor/sign-in/", accounts.second_factor_at_sign_in, name="mfa_authenticate"),
    path("account/second-factor/confirm/", accounts.second_factor_again, name="mfa_reauthenticate"),
    path("account/second-factor/codes/add/", accounts.add_code_generator, name="mfa_activate_totp"),
    path("account/second-factor/codes/remove/", accounts.remove_code_generator, name="mfa_deactivate_totp"),
    path("account/second-factor/recovery/", accounts.recovery_codes_left, name="mfa_view_recovery_codes"),
    path("account/second-factor/recovery/new/", accounts.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/recovery/save/", accounts.save_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys/", accounts.passkeys_kept, name="mfa_list_webauthn"),
    path("account/passkeys/add/", accounts.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/confirm/", accounts.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("account/passkeys/sign-in/", accounts.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("account/passkeys/<int:pk>/remove/", accounts.remove_passkey, name="mfa_remove_webauthn"),
    path("account/passkeys/<int:pk>/name/", accounts.rename_passkey, name="mfa_edit_webauthn"),
    path("account/organisation/cancelled/", accounts.organisation_cancelled, name="socialaccount_login_cancelled"),
    path("account/organisation/failed/", accounts.organisation_failed, name="socialaccount_login_error"),
    path("account/organisation/<str:provider_id>/", accounts.organisation_sign_in, name="openid_connect_login"),
    path(
        "account/organisation/<str:provider_id>/answer/", accounts.organisation_answer, name="openid_connect_callback"
    ),
]
